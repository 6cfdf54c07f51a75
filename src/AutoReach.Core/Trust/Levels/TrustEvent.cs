using System.Text.Json.Serialization;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Certificates;

namespace AutoReach.Core.Trust.Levels;

/// <summary>A proposal with the verdict that the gate stored before anything acted on it.</summary>
public sealed record GatedItem(LeadId Lead, int Revision, ProposedAction Action, GateVerdict Gate);

/// <summary>How a person answered a proposal.</summary>
public enum Answer { Approved, Edited, Rejected, RedraftAsked }

public enum EpochCause { Started, StatementChanged, ModelChanged, Retrained, Alarm }

/// <summary>What becomes of earlier decisions in a new epoch: they shape the calibrator's prior fully, half, or not at all.</summary>
public enum History { Keep, Decay, Forget }

public enum LevelCause { Promotion, Person, Alarm, Cap, Pin }

public enum Tripwire { SpamComplaint, HardBounces, WrongRecipient }

/// <summary>What a mail system or a person reports of an email after it was sent.</summary>
public enum MailReport
{
    Delivered, SoftBounce, HardBounce, SpamComplaint, Unsubscribed, RepliedInterested, RepliedNotInterested, RepliedWrongCompany,
    RepliedWrongPerson, RepliedOther
}

/// <summary>
/// One thing that happened to a workflow's trust. The log of these is append-only and ordered; level, thresholds,
/// certificates, alarms and weekly numbers are folds over it. Names and members stand in storage: a change is a new kind.
/// </summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Week">Monday of the week in the workflow's time zone, fixed when it was written.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Reviewed), "reviewed")]
[JsonDerivedType(typeof(ActedAlone), "actedAlone")]
[JsonDerivedType(typeof(EmailSent), "emailSent")]
[JsonDerivedType(typeof(MailReported), "mailReported")]
[JsonDerivedType(typeof(EpochOpened), "epochOpened")]
[JsonDerivedType(typeof(LevelChanged), "levelChanged")]
[JsonDerivedType(typeof(PromotionProposed), "promotionProposed")]
[JsonDerivedType(typeof(PromotionDeclined), "promotionDeclined")]
[JsonDerivedType(typeof(ThresholdMoved), "thresholdMoved")]
[JsonDerivedType(typeof(AlarmRaised), "alarmRaised")]
[JsonDerivedType(typeof(Tripped), "tripped")]
[JsonDerivedType(typeof(TripCleared), "tripCleared")]
[JsonDerivedType(typeof(LimitsSet), "limitsSet")]
[JsonDerivedType(typeof(AuditDrawn), "auditDrawn")]
[JsonDerivedType(typeof(AuditOverdue), "auditOverdue")]
[JsonDerivedType(typeof(WeekClosed), "weekClosed")]
public abstract record TrustEvent(DateTimeOffset At, DateOnly Week)
{
    /// <summary>A person answered a proposal: before anything was done, or blind in an audit afterwards.</summary>
    /// <param name="Agreed">See <see cref="Agreement"/>.</param>
    /// <param name="ActiveSeconds">Seconds of attention; null where no one measured.</param>
    /// <param name="Audit">The audit that drew it; null for an ordinary review.</param>
    /// <param name="Propensity">π in (0,1] that a person sees the item, over all the draws it was in.</param>
    /// <param name="Bulk">Decided together with others in one stroke.</param>
    public sealed record Reviewed(
        DateTimeOffset At, DateOnly Week, GatedItem Item, Answer Answer, bool Agreed, ReviewerId By, double? ActiveSeconds, string? Audit, double Propensity,
        bool Bulk = false)
        : TrustEvent(At, Week)
    {
        /// <summary>In less time nobody reads a proposal, in seconds.</summary>
        public const double MinAttention = 3;

        /// <summary>Somebody may have looked at it: not one of many in a stroke, and not at once. Where no one measured, it is believed.</summary>
        [JsonIgnore]
        public bool IsAttentive => !Bulk && ActiveSeconds is not < MinAttention;

        /// <summary>An agreement that nobody looked at shows nothing. A disagreement always counts: it takes a reason to disagree.</summary>
        [JsonIgnore]
        public bool IsEvidence => IsAttentive || !Agreed;
    }

    /// <summary>The AI sent or skipped without a person.</summary>
    public sealed record ActedAlone(DateTimeOffset At, DateOnly Week, GatedItem Item) : TrustEvent(At, Week);

    public sealed record EmailSent(DateTimeOffset At, DateOnly Week, LeadId Lead, int Revision) : TrustEvent(At, Week);

    public sealed record MailReported(DateTimeOffset At, DateOnly Week, LeadId Lead, MailReport Report) : TrustEvent(At, Week);

    /// <param name="Basis">Hash of what was stated and which models judge; another basis is another epoch.</param>
    /// <param name="Terms">What the certificates of this epoch are about, declared before its first item.</param>
    public sealed record EpochOpened(
        DateTimeOffset At, DateOnly Week, int Number, string Basis, RiskTerms Terms, EpochCause Cause, History History) : TrustEvent(At, Week);

    /// <param name="By">A reviewer's id or <c>system</c>.</param>
    /// <param name="Why">The evidence in a sentence.</param>
    public sealed record LevelChanged(DateTimeOffset At, DateOnly Week, int From, int To, LevelCause Cause, string By, string Why) : TrustEvent(At, Week);

    public sealed record PromotionProposed(DateTimeOffset At, DateOnly Week, int To, string Evidence) : TrustEvent(At, Week);

    public sealed record PromotionDeclined(DateTimeOffset At, DateOnly Week, int To, string By) : TrustEvent(At, Week);

    public sealed record ThresholdMoved(DateTimeOffset At, DateOnly Week, ProposedAction Action, double? From, double? To, string Why) : TrustEvent(At, Week);

    /// <param name="Value">The statistic that crossed its limit.</param>
    /// <param name="Disagreements">Among the <paramref name="Of"/> items since the likeliest change.</param>
    /// <param name="Offenders">The disagreements that raised it, newest last.</param>
    /// <param name="FullAuto">The user's own τ that it suspends; null where full auto was off.</param>
    public sealed record AlarmRaised(
        DateTimeOffset At, DateOnly Week, ProposedAction Action, double Value, int Disagreements, int Of, IReadOnlyList<LeadId> Offenders,
        double? FullAuto = null)
        : TrustEvent(At, Week);

    public sealed record Tripped(DateTimeOffset At, DateOnly Week, Tripwire Wire, string Why) : TrustEvent(At, Week);

    public sealed record TripCleared(DateTimeOffset At, DateOnly Week, string By) : TrustEvent(At, Week);

    /// <summary>What a person allows at most; each is the whole new value.</summary>
    public sealed record LimitsSet(DateTimeOffset At, DateOnly Week, int? Pinned, int Cap, double? FullAuto, string By) : TrustEvent(At, Week);

    /// <param name="Audit">Its name, the Monday it was drawn on.</param>
    /// <param name="Of">The week whose items it is drawn from.</param>
    public sealed record AuditDrawn(
        DateTimeOffset At, DateOnly Week, string Audit, DateOnly Of, IReadOnlyList<AuditStratum> Strata, IReadOnlyList<AuditCandidate> Items)
        : TrustEvent(At, Week);

    /// <summary>Seven days went by and items of it are still unanswered.</summary>
    public sealed record AuditOverdue(DateTimeOffset At, DateOnly Week, string Audit) : TrustEvent(At, Week);

    /// <summary>A week ended with this much agreement on what the AI was free to do alone, all of the epoch counted.</summary>
    /// <param name="LowerBound">Time-uniform lower bound of the agreement.</param>
    public sealed record WeekClosed(DateTimeOffset At, DateOnly Week, int Agreements, int Disagreements, double LowerBound) : TrustEvent(At, Week);
}
