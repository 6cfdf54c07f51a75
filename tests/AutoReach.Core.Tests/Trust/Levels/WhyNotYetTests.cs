using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Tests.Trust.Levels;

public class WhyNotYetTests
{
    [Fact]
    public void It_counts_what_a_certificate_still_needs_and_how_long_that_takes()
    {
        var story = new Story().Review(20).Wait(1);
        var sentence = Told(story);
        Assert.Contains("29 more agreeing reviews of emails at or above 0.90 (about 11 days at this week's rate)", sentence, StringComparison.Ordinal);
        Assert.Contains("20 reviews (50 needed)", sentence, StringComparison.Ordinal);
        Assert.Contains("1 days at this level (7 needed)", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_waits_for_a_person() => Assert.Contains("Level 2 is proposed", Told(new Story().Review(70).Wait(7)), StringComparison.Ordinal);

    [Fact]
    public void What_holds_the_level_is_said_first() => Assert.Contains("pinned", Told(new Story().Command(new TrustCommand.Pin(1))), StringComparison.Ordinal);

    [Fact]
    public void Level_3_waits_for_weeks_of_agreement() => Assert.Contains("weeks in a row", Told(Story.AtLevel2()), StringComparison.Ordinal);

    [Fact]
    public void At_the_top_there_are_thresholds_left_to_earn()
    {
        var story = Story.AtLevel3().Review(150).Wait(28);
        foreach (var name in new[] { "a", "b" })
        {
            story.Tell(
                new TrustEvent.AuditDrawn(story.Now, story.Week, name, story.Week.AddDays(-7), [new AuditStratum(ProposedAction.Send, 9, 1)],
                [new AuditCandidate(new LeadId(name), 1, ProposedAction.Send)]));
            story.Review(1, reason: GateReason.Eligible, audit: name);
        }
        story.Command(new TrustCommand.AnswerPromotion(true));
        Assert.Contains("more agreeing reviews of skips", Told(story), StringComparison.Ordinal);
    }

    private static string Told(Story story) => WhyNotYet.Sentence(story.State, story.Policy, story.Now);
}
