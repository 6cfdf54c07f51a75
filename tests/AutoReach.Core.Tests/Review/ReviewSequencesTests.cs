using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Review;

/// <summary>Whatever people, timers and the flow do in whatever order.</summary>
public class ReviewSequencesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly Gen<ReviewerId> Reviewer = Gen.Elements(new ReviewerId("ann"), new ReviewerId("bob"));

    private static readonly Gen<ReviewCommand> Command = Gen.OneOf(
        from verdict in Gen.Elements(Enum.GetValues<Verdict>())
        from reviewer in Reviewer
        from body in Gen.Elements<string?>(null, "", "text", "two\r\nlines", "\0")
        select (ReviewCommand)new ReviewCommand.Decide(new DecisionInput { Verdict = verdict, Body = body }, reviewer),
        Reviewer.Select(by => (ReviewCommand)new ReviewCommand.TakeClaim(by)),
        Reviewer.Select(by => (ReviewCommand)new ReviewCommand.ReleaseClaim(by)),
        Reviewer.Select(by => (ReviewCommand)new ReviewCommand.RequestRedraft("shorter", by)),
        Reviewer.Select(by => (ReviewCommand)new ReviewCommand.Undo(by, TimeSpan.FromSeconds(30))),
        Gen.Elements(Enum.GetValues<Urgency>()).Select(to => (ReviewCommand)new ReviewCommand.Raise(to)),
        Gen.Elements<ReviewCommand>(new ReviewCommand.Expire(), new ReviewCommand.Cancel("ann"), new ReviewCommand.Settle(1), new ReviewCommand.Settle(2)));

    private static readonly Gen<(ProposedAction Action, (ReviewCommand Command, int Seconds)[] Steps)> Story =
        from action in Gen.Elements(Enum.GetValues<ProposedAction>())
        from steps in Gen.ListOf(from command in Command from seconds in Gen.Choose(0, 40) select (command, seconds))
        select (action, steps.ToArray());

    [Property(MaxTest = 500)]
    public Property At_most_one_resolution_is_ever_acted_on() => Prop.ForAll(Arb.From(Story), story =>
    {
        var (state, now) = (New(story.Action), Start);
        Resolution? acted = null;
        foreach (var (command, seconds) in story.Steps)
        {
            now = now.AddSeconds(seconds);
            var next = Reviews.Apply(state, command, now) is ReviewAnswer.Accepted { State: var accepted } ? accepted : state;
            Assert.True(!state.Settled || next == state, "a settled review changed");
            Assert.True(next.Attempt >= state.Attempt, "the attempt fell");
            Assert.Equal(next.Attempt - 1, next.Undone.Count);
            Assert.True(next.Urgency >= state.Urgency, "the urgency fell");
            Assert.True(state.Resolution is null || next.Resolution is null || next.Resolution == state.Resolution || command is ReviewCommand.Cancel,
                "a resolution was replaced without an undo or a cancel");
            Assert.True(next.Resolution is null || next.Claim is null, "a resolved review is claimed");
            Assert.True(!next.Settled || next.Resolution is not null, "settled without a resolution");
            Assert.True(acted is null || next.Resolution == acted, "another resolution was acted on");
            acted = next.Settled ? next.Resolution : acted;
            state = next;
        }
        Assert.Equal(CoreJson.Write(state), CoreJson.Write(CoreJson.Read<ReviewState>(CoreJson.Write(state))));
    });

    private static ReviewState New(ProposedAction action) => new()
    {
        Lead = new LeadId("ld_1"),
        Revision = 1,
        Action = action,
        Proposed = action == ProposedAction.Send ? new ProposedText("Hello", "Hi", ContentHash.Compute("Hello", "Hi")) : null,
        OpenedAt = Start,
    };
}
