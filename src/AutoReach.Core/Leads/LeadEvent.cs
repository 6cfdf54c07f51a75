using System.Text.Json;
using System.Text.Json.Serialization;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Leads;

/// <summary>
/// What can happen to a lead. The members of a case are its <c>detail</c> on the wire and in storage, under its name in
/// <see cref="LeadEventNames"/>; one that a stored row lacks is read as null or 0.
/// </summary>
public abstract record LeadEvent
{
    private LeadEvent()
    {
    }

    public sealed record LeadImported : LeadEvent;

    /// <param name="Reason">Why the address stands on the suppression list.</param>
    public sealed record LeadSuppressed(string? Reason) : LeadEvent;

    public sealed record ResearchStarted : LeadEvent;

    /// <param name="Facts">How many facts the dossier has.</param>
    /// <param name="Pages">How many pages were looked at, those included that could not be read.</param>
    public sealed record Researched(int Facts, int Pages, IReadOnlyList<FlagKind>? Flags) : LeadEvent;

    /// <param name="Fit">In [0,1]; null where it is withheld from a reviewer.</param>
    public sealed record Qualified(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Fit, QualificationVerdict? Verdict) : LeadEvent;

    /// <param name="Findings">What the checks found wrong with the text.</param>
    public sealed record Drafted(int Revision, string? Hash, IReadOnlyList<FlagKind>? Findings) : LeadEvent;

    public sealed record SkipProposed(int Revision) : LeadEvent;

    /// <summary>The gate's verdict; see <see cref="GateVerdict"/> for the numbers.</summary>
    public sealed record Routed(GateRoute? Route, GateReason? Reason, double Confidence, double? Threshold, double Propensity, int Epoch) : LeadEvent;

    /// <param name="Reason">Why the gate asked for a person; null where it is withheld from a reviewer.</param>
    public sealed record ReviewOpened(
        int Revision, ProposedAction? Action, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GateReason? Reason) : LeadEvent;

    public sealed record ReviewReminded(int Revision) : LeadEvent;

    public sealed record ReviewEscalated(int Revision) : LeadEvent;

    public sealed record ReviewExpired(int Revision) : LeadEvent;

    public sealed record Claimed : LeadEvent;

    public sealed record Released : LeadEvent;

    public sealed record Approved(int Revision, ProposedAction? Action, IReadOnlyList<RejectReason>? Reasons, string? Note) : LeadEvent;

    public sealed record Edited(int Revision, ProposedAction? Action, IReadOnlyList<RejectReason>? Reasons, string? Note) : LeadEvent;

    public sealed record Rejected(int Revision, ProposedAction? Action, IReadOnlyList<RejectReason>? Reasons, string? Note) : LeadEvent;

    public sealed record RedraftRequested(int Revision, string? Instruction) : LeadEvent;

    public sealed record DecisionUndone(int Revision) : LeadEvent;

    /// <param name="Audit">Which weekly audit.</param>
    public sealed record AuditDrawn(int Revision, string? Audit) : LeadEvent;

    public sealed record Audited(int Revision, ProposedAction? Action, Verdict? Verdict, IReadOnlyList<RejectReason>? Reasons, string? Note) : LeadEvent;

    /// <param name="Revision">The open proposal that it was canceled with; null: there was none.</param>
    public sealed record LeadCanceled([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Revision = null) : LeadEvent;

    public sealed record LeadRetried(int Run) : LeadEvent;

    public sealed record LeadTakenUp(int Run) : LeadEvent;

    public sealed record LeadConcluded(LeadStatus? Status, string? Why) : LeadEvent;

    public sealed record LeadFailed(LeadStatus? Status, string? Why) : LeadEvent;

    /// <param name="Hash">Of the approved text.</param>
    public sealed record SendStarted(int Revision, string? Hash) : LeadEvent;

    /// <summary>The email certainly did not leave, and is tried again.</summary>
    public sealed record SendPutOff(string? Why) : LeadEvent;

    /// <summary>The team has to put something right before it can be sent.</summary>
    public sealed record SendWaits(string? Why) : LeadEvent;

    public sealed record SendStopped(string? Why) : LeadEvent;

    /// <param name="Receipt">What the mail system said.</param>
    /// <param name="Key">Idempotency key of the attempt.</param>
    public sealed record Sent(string? Receipt, string? Key) : LeadEvent;

    public sealed record SendRefused(string? Receipt, string? Key) : LeadEvent;

    public sealed record SendUnknown(string? Receipt, string? Key) : LeadEvent;

    public sealed record MailReported(MailReport? Report) : LeadEvent;

    /// <summary>What a newer release has written: kept as it was read.</summary>
    public sealed record Unrecognised(string Name, JsonElement Detail) : LeadEvent;
}
