using AutoReach.Core;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;

namespace AutoReach.Web.Api;

/// <summary>The one place where the review desk's refusals become answers.</summary>
internal static class DeskAnswers
{
    /// <param name="revision">The proposal that was meant; null: the present one.</param>
    public static Problem ToProblem(this DeskAnswer answer, int? revision = null) => answer switch
    {
        DeskAnswer.NotFound => Problem.NotFound("There is no such lead."),
        DeskAnswer.OldRevision { Current: 0 } => Problem.Conflict("not-waiting", "The lead does not wait for a decision",
            "Nothing is proposed yet. Read the lead again in a moment.").With("currentRevision", 0),
        DeskAnswer.OldRevision old => Told(old.Earlier, Problem.Conflict("old-revision", "There is another proposal now",
            $"The present revision is {old.Current}. Read the lead again and decide on what it says now.").With("currentRevision", old.Current)),
        DeskAnswer.NotWaiting waiting => Problem.Conflict("not-waiting", "The lead does not wait for a decision",
            $"It is {EnumWords.Of(waiting.Status)}.").With("leadStatus", waiting.Status),
        DeskAnswer.Declined declined => ToProblem(declined.Answer, revision),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no refusal."),
    };

    private static Problem ToProblem(ReviewAnswer answer, int? revision) => answer switch
    {
        ReviewAnswer.AlreadyResolved { Winner: var winner } => Told(winner, Problem.Conflict(
            "already-decided", "Somebody was faster", $"{Sentence(winner)} What stands is given here.").With("currentRevision", revision)),
        ReviewAnswer.ClaimedByOther { Holder: var holder } => Problem.Conflict("claimed", "Somebody else is at it",
            $"{holder.By} holds this lead until {holder.Until:u}. It can still be decided.").With("claim", holder),
        ReviewAnswer.Refused { Reason: var reason } => Problem.Conflict("refused", "This cannot be done now", reason),
        ReviewAnswer.Invalid invalid => Problem.Invalid(invalid.Field, invalid.Reason),
        _ => throw new InvalidOperationException($"No answer for {answer.GetType().Name}."),
    };

    private static Problem Told(Resolution? winner, Problem problem) => winner switch
    {
        Resolution.Decided { Decision: var decision } => problem.With("decision", decision),
        _ => problem.With("decision", null),
    };

    private static string Sentence(Resolution winner) => winner switch
    {
        Resolution.Decided { Decision: var decision } => $"{decision.By} has decided: {EnumWords.Of(decision.Verdict)}.",
        Resolution.RedraftRequested redraft => $"{redraft.By} has asked for another draft.",
        Resolution.Expired => "It expired, since nobody decided in time.",
        Resolution.Canceled canceled => $"{canceled.By} has canceled the lead.",
        _ => throw new InvalidOperationException($"No sentence for {winner.GetType().Name}."),
    };
}
