using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Levels;

/// <summary>The log is the truth: whatever happened, folding it anew gives the state that was lived through.</summary>
public class TrustFoldTests
{
    private static readonly Gen<Action<Story>> Step = Gen.OneOf(
        from count in Gen.Choose(1, 30)
        from agreed in Gen.Elements(true, true, true, true, false)
        from confidence in Gen.Elements(0.5, 0.65, 0.85, 0.92, 0.97)
        from action in Gen.Elements(ProposedAction.Send, ProposedAction.Skip)
        from reason in Gen.Elements(GateReason.Level, GateReason.Uncertain, GateReason.Flag, GateReason.Sample)
        select (Action<Story>)(story => story.Review(count, agreed, confidence, action, reason)),
        Gen.Choose(1, 10).Select(days => (Action<Story>)(story => story.Wait(days))),
        Gen.Constant((Action<Story>)(story => story.CloseWeek())),
        Gen.Elements<TrustCommand>(
            new TrustCommand.SetLevel(1), new TrustCommand.Pin(1), new TrustCommand.Pin(null), new TrustCommand.SetCap(2), new TrustCommand.SetCap(4),
            new TrustCommand.SetFullAuto(0.7), new TrustCommand.SetFullAuto(null), new TrustCommand.AnswerPromotion(true),
                new TrustCommand.AnswerPromotion(false), new TrustCommand.ClearTrip())
            .Select(command => (Action<Story>)(story =>
            {
                if (TrustCommands.Decide(story.State, command, "ann", story.Stamp) is TrustAnswer.Accepted accepted)
                    story.Tell([.. accepted.Events]);
            })),
        Gen.Elements(Enum.GetValues<MailReport>())
            .Select(report => (Action<Story>)(story => story.Tell(new TrustEvent.MailReported(story.Now, story.Week, new LeadId("ld_1"), report)))));

    private static readonly Gen<Story> Lived = from steps in Gen.ListOf(Step)
                                               from autoPromote in Gen.Elements(true, false)
                                               select steps.Aggregate(new Story(new TrustPolicy { AutoPromote = autoPromote }), (story, step) =>
                                                   { step(story); return story; });

    [Property(MaxTest = 60)]
    public Property Replaying_the_stored_log_gives_the_same_state() => Prop.ForAll(Arb.From(Lived), story =>
    {
        var stored = story.Events.Select(happened => CoreJson.Read<TrustEvent>(CoreJson.Write(happened)));
        var replayed = stored.Aggregate(TrustState.Nothing, (state, happened) => state.Apply(happened));
        Assert.Equal(Told(story.State), Told(replayed));
    });

    [Property(MaxTest = 60)]
    public Property A_level_never_rises_by_more_than_one_nor_twice_a_week_nor_above_its_cap() => Prop.ForAll(Arb.From(Lived), story =>
    {
        var rises = story.Events.OfType<TrustEvent.LevelChanged>().Where(change => change.To > change.From).ToList();
        Assert.All(rises, rise => Assert.Equal(rise.From + 1, rise.To));
        Assert.All(rises.Zip(rises.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromDays(7)));
        Assert.InRange(story.State.Level, 1, story.State.Cap);
    });

    [Property(MaxTest = 60)]
    public Property A_threshold_only_falls_onto_what_is_certified_a_step_a_week() => Prop.ForAll(Arb.From(Lived), story =>
    {
        var state = TrustState.Nothing;
        foreach (var happened in story.Events)
        {
            if (happened is TrustEvent.ThresholdMoved { To: { } to } moved && !(moved.From < to))
            {
                Assert.Contains(state.For(moved.Action).Certificates, certificate => certificate.Threshold == to && certificate.IsCertified);
                Assert.True(moved.From is null || moved.At - state.For(moved.Action).ThresholdMovedAt >= TimeSpan.FromDays(7));
            }
            state = state.Apply(happened);
        }
    });

    private static string Told(TrustState state) => CoreJson.Write(state);
}
