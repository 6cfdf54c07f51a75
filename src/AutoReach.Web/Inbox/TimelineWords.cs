using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;

namespace AutoReach.Web.Inbox;

/// <summary>A lead's history in sentences.</summary>
public static class TimelineWords
{
    public static string What(LeadEvent what) => what switch
    {
        LeadEvent.LeadImported => "Lead came in",
        LeadEvent.LeadSuppressed => "Address is on the suppression list",
        LeadEvent.ResearchStarted => "Research began",
        LeadEvent.Researched researched => $"Researched, facts found: {researched.Facts}",
        LeadEvent.Qualified judged => $"Judged {Word(judged.Verdict)}",
        LeadEvent.Drafted drafted => $"Draft {drafted.Revision} written",
        LeadEvent.SkipProposed => "Proposed to skip",
        LeadEvent.Routed { Route: GateRoute.Person } => "A person is to decide",
        LeadEvent.Routed { Route: GateRoute.Alone } => "The AI may act alone",
        LeadEvent.Routed => "Held back",
        LeadEvent.ReviewOpened => "Put before people",
        LeadEvent.ReviewReminded => "Reminder: nobody has decided yet",
        LeadEvent.ReviewEscalated => "Escalated: nobody has decided for long",
        LeadEvent.ReviewExpired => "Expired without a decision",
        LeadEvent.Claimed => "Claimed",
        LeadEvent.Released => "Released",
        LeadEvent.Approved approved => approved.Action == ProposedAction.Skip ? "Rightly skipped" : "Approved",
        LeadEvent.Edited => "Approved with edits",
        LeadEvent.Rejected rejected => rejected.Action == ProposedAction.Skip ? "Wanted after all" : "Rejected",
        LeadEvent.RedraftRequested => "New draft asked for",
        LeadEvent.DecisionUndone => "Decision taken back",
        LeadEvent.AuditDrawn => "Drawn for the weekly audit",
        LeadEvent.Audited audited => $"Audited: {Word(audited.Verdict)}",
        LeadEvent.LeadCanceled => "Canceled",
        LeadEvent.LeadRetried => "Started again",
        LeadEvent.LeadTakenUp => "Wanted after all: taken up again",
        LeadEvent.LeadConcluded concluded => $"Ended: {Word(concluded.Status)}",
        LeadEvent.LeadFailed => "Failed",
        LeadEvent.SendStarted => "Sending began",
        LeadEvent.SendPutOff => "Mail system did not take it yet",
        LeadEvent.SendWaits => "Sending waits for the team",
        LeadEvent.SendStopped => "Not sent",
        LeadEvent.Sent => "Sent",
        LeadEvent.SendRefused => "Mail system refused it",
        LeadEvent.SendUnknown => "Nobody knows whether it left",
        LeadEvent.MailReported mail => $"Mail system reports: {Words.Spelled(Word(mail.Report))}",
        LeadEvent.Unrecognised { Name: var name } => Words.Spelled(name),
        _ => throw new InvalidOperationException($"No sentence for {what.GetType().Name}."),
    };

    /// <summary>What people or systems said about it; null when nothing was said.</summary>
    public static string? Saying(LeadEvent what) => what switch
    {
        LeadEvent.Approved approved => Joined(approved.Reasons, approved.Note),
        LeadEvent.Edited edited => Joined(edited.Reasons, edited.Note),
        LeadEvent.Rejected rejected => Joined(rejected.Reasons, rejected.Note),
        LeadEvent.Audited audited => Joined(audited.Reasons, audited.Note),
        LeadEvent.RedraftRequested { Instruction: var instruction } => Joined([], instruction),
        LeadEvent.LeadConcluded { Why: var why } => Joined([], why),
        LeadEvent.LeadFailed { Why: var why } => Joined([], why),
        LeadEvent.SendPutOff { Why: var why } => Joined([], why),
        LeadEvent.SendWaits { Why: var why } => Joined([], why),
        LeadEvent.SendStopped { Why: var why } => Joined([], why),
        _ => null,
    };

    public static string By(TimelineEvent happened) => happened.By switch
    {
        Actor.Ai => "AI",
        Actor.System => "system",
        var other => other,
    };

    private static string? Joined(IReadOnlyList<RejectReason>? reasons, string? words) =>
        string.Join(" · ", new[] { string.Join(", ", (reasons ?? []).Select(Words.Spelled)), words }.Where(said => !string.IsNullOrEmpty(said)))
            is { Length: > 0 } said ? said : null;

    /// <summary>Empty where the stored row lacks it.</summary>
    private static string Word<T>(T? value) where T : struct, Enum => value is { } known ? EnumWords.Of(known) : "";
}
