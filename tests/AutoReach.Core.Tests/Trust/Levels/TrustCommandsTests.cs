using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Tests.Trust.Levels;

public class TrustCommandsTests
{
    [Fact]
    public void A_person_lowers_the_level_at_any_time()
    {
        var story = Story.AtLevel3().Command(new TrustCommand.SetLevel(1));
        Assert.Equal(1, story.State.Level);
        Assert.Equal((3, 1, "ann"), (story.State.LevelHistory[^1].From, story.State.LevelHistory[^1].To, story.State.LevelHistory[^1].By));
    }

    [Fact]
    public void No_level_is_given_that_was_not_earned()
    {
        var story = new Story().Review(70);
        Assert.IsType<TrustAnswer.Refused>(TrustCommands.Decide(story.State, new TrustCommand.SetLevel(2), "ann", story.Stamp));
        Assert.IsType<TrustAnswer.Refused>(TrustCommands.Decide(story.State, new TrustCommand.Pin(3), "ann", story.Stamp));
        Assert.IsType<TrustAnswer.Refused>(TrustCommands.Decide(story.State, new TrustCommand.AnswerPromotion(true), "ann", story.Stamp));
        Assert.Equal(2, story.Wait(7).Command(new TrustCommand.SetLevel(2)).State.Level); // it is proposed by now
    }

    [Fact]
    public void A_pinned_level_does_not_rise()
    {
        var story = new Story().Command(new TrustCommand.Pin(1)).Review(70).Wait(20);
        Assert.Null(story.State.Proposal);
        Assert.Equal(2, story.Command(new TrustCommand.Pin(null)).State.Proposal?.To);
    }

    [Fact]
    public void An_alarm_takes_a_pinned_level_down_all_the_same()
    {
        var story = Story.AtLevel3().Command(new TrustCommand.Pin(3));
        while (story.State.Alarms.Count == 0)
            story.Check(1, agreed: false);
        Assert.Equal((1, 1), (story.State.Level, story.State.Pinned));
    }

    [Fact]
    public void A_cap_lowers_the_level_and_keeps_it_there()
    {
        var story = Story.AtLevel3().Command(new TrustCommand.SetCap(2));
        Assert.Equal(2, story.State.Level);
        Assert.Null(story.Wait(7).Check(20).CloseWeek().CloseWeek().Wait(7).State.Proposal);
    }

    [Fact]
    public void What_is_already_so_writes_no_event()
    {
        var story = Story.AtLevel2();
        TrustCommand[] asItIs = [new TrustCommand.SetLevel(2), new TrustCommand.Pin(null), new TrustCommand.SetCap(4), new TrustCommand.SetFullAuto(null),
            new TrustCommand.ClearTrip()];
        Assert.Empty(Assert.IsType<TrustAnswer.Accepted>(TrustCommands.Decide(story.State, asItIs, "ann", story.Stamp)).Events);
    }

    [Fact]
    public void Of_several_commands_all_are_taken_or_none()
    {
        var story = Story.AtLevel2();
        Assert.IsType<TrustAnswer.Invalid>(
            TrustCommands.Decide(story.State, [new TrustCommand.SetLevel(1), new TrustCommand.SetFullAuto(1.5)], "ann", story.Stamp));
        var both = Assert.IsType<TrustAnswer.Accepted>(
            TrustCommands.Decide(story.State, [new TrustCommand.SetLevel(1), new TrustCommand.Pin(1)], "ann", story.Stamp));
        Assert.Equal(2, both.Events.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void There_are_four_levels(int level)
    {
        var story = new Story();
        TrustCommand[] wrong = [new TrustCommand.SetLevel(level), new TrustCommand.Pin(level), new TrustCommand.SetCap(level)];
        Assert.All(wrong, command => Assert.IsType<TrustAnswer.Invalid>(TrustCommands.Decide(story.State, command, "ann", story.Stamp)));
    }
}
