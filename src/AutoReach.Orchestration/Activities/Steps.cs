using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;

namespace AutoReach.Orchestration.Activities;

// What passes between the flow and its steps. It stands in journals: small, and renamed only with a new version.

public sealed record Proposal(LeadId Lead, ProposedAction Action, string? Instruction);

public sealed record ReviewOf(LeadId Lead, int Revision);

/// <param name="Attempt">The attempt to decide whose undo window is over.</param>
public sealed record Settlement(LeadId Lead, int Revision, int Attempt);

public enum NextKind { Send, Redraft, End, Assess }

/// <summary>What follows from a resolution.</summary>
/// <param name="Status">How the lead ends; of no meaning otherwise.</param>
/// <param name="Instruction">What a person wants of the next draft, if anything.</param>
public sealed record NextStep(NextKind Kind, LeadStatus Status, string? Instruction)
{
    public static readonly NextStep AssessAgain = new(NextKind.Assess, LeadStatus.Researching, null);

    public static NextStep Ended(LeadStatus status) => new(NextKind.End, status, null);

    /// <summary>The AI acts alone on its own proposal.</summary>
    public static NextStep Approved(ProposedAction action) => action == ProposedAction.Send
        ? new NextStep(NextKind.Send, LeadStatus.Scheduled, null)
        : new NextStep(NextKind.End, LeadStatus.Skipped, null);

    public static NextStep After(Resolution resolution) => resolution switch
    {
        Resolution.Decided { Decision: { Verdict: Verdict.Reject, Action: ProposedAction.Send } } => new(NextKind.End, LeadStatus.Rejected, null),
        Resolution.Decided { Decision: { Verdict: Verdict.Reject, Action: ProposedAction.Skip } } => new(NextKind.Redraft, LeadStatus.Drafting, null),
        Resolution.Decided { Decision: var decision } => Approved(decision.Action),
        Resolution.RedraftRequested redraft => new(NextKind.Redraft, LeadStatus.Drafting, redraft.Instruction),
        Resolution.Expired => new(NextKind.End, LeadStatus.Expired, null),
        Resolution.Canceled => new(NextKind.End, LeadStatus.Canceled, null),
        _ => throw new InvalidOperationException($"Nothing follows from {resolution.GetType().Name}."),
    };
}

/// <summary>What becomes due while nobody decides.</summary>
public enum Due { Reminder, Escalation, Expiry }

public sealed record Raise(LeadId Lead, int Revision, Due Due);

public sealed record ReviewDeadlines(DateTimeOffset Reminder, DateTimeOffset Escalation, DateTimeOffset Expiry)
{
    public (Due Due, DateTimeOffset At) NextAfter(Urgency urgency) => urgency switch
    {
        Urgency.Fresh => (Due.Reminder, Reminder),
        Urgency.Reminded => (Due.Escalation, Escalation),
        Urgency.Escalated => (Due.Expiry, Expiry),
        _ => throw new InvalidOperationException($"No deadline after {urgency}."),
    };
}

/// <param name="Attempt">Which attempt to decide is open; part of the signal's name.</param>
/// <param name="SettleAt">When the resolution may be acted on; null while there is none.</param>
public sealed record ReviewProgress(int Attempt, Urgency Urgency, DateTimeOffset? SettleAt);

/// <summary><see cref="Withdrawn"/>: the AI may no longer send this alone, so it is routed anew.</summary>
public enum SendKind { Ended, Later, Held, Stale, Withdrawn }

/// <param name="Status">How the lead ended.</param>
/// <param name="Until">When to try again.</param>
public sealed record SendAttempt(SendKind Kind, LeadStatus Status = LeadStatus.Scheduled, DateTimeOffset Until = default);

/// <param name="Explanation">Why, where the status alone does not say.</param>
public sealed record Conclusion(LeadId Lead, LeadStatus Status, string? Explanation);
