using System.Collections.Immutable;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Certificates;

namespace AutoReach.Core.Trust.Levels;

/// <summary>A stretch of time with the same stated profile, models and terms. Certificates and alarms belong to one.</summary>
public sealed record Epoch(int Number, string Basis, RiskTerms Terms, EpochCause Cause, DateTimeOffset OpenedAt);

/// <summary>An audit and how far it is answered.</summary>
/// <param name="Answered">Items that a person answered.</param>
/// <param name="Disagreements">Among them.</param>
/// <param name="IsOverdue">Seven days went by before it was answered.</param>
public sealed record AuditState(
    string Audit, DateOnly Of, DateTimeOffset DrawnAt, IReadOnlyList<AuditStratum> Strata, IReadOnlyList<AuditCandidate> Items,
    int Answered, int Disagreements, bool IsOverdue)
{
    public bool IsAnswered => Answered >= Items.Count;

    /// <summary>n/N of the stratum that an action is in; 0 when nothing of it was drawn.</summary>
    public double ShareOf(ProposedAction action) => Strata.FirstOrDefault(stratum => stratum.Action == action)?.Share ?? 0;
}

/// <summary>An item that the AI did alone, until its week is audited.</summary>
public sealed record AloneItem(DateOnly Week, AuditCandidate Candidate);

/// <summary>
/// Where a workflow's trust stands: a pure fold over its <see cref="TrustEvent"/>s. Folding the whole log and folding
/// the next event onto a kept state give the same.
/// </summary>
public sealed record TrustState
{
    /// <summary>Before the first event; the first one opens epoch 1.</summary>
    public static readonly TrustState Nothing = new();

    public Epoch Epoch { get; init; } = new(0, "", new RiskTerms(0.1, 0.95), EpochCause.Started, default);
    public int Level { get; init; } = 1;

    /// <summary>When the present level began.</summary>
    public DateTimeOffset Since { get; init; }

    public int? Pinned { get; init; }
    public int Cap { get; init; } = TrustLevels.Max;

    /// <summary>The user's own τ for acting alone whatever is certified; null: not asked for, or suspended.</summary>
    public double? FullAuto { get; init; }

    /// <summary>The alarm that suspended full auto; null where none did, or a person has turned it on again since.</summary>
    public TrustEvent.AlarmRaised? FullAutoSuspendedBy { get; init; }

    public ActionTrust Send { get; init; } = ActionTrust.Start(new RiskTerms(0.1, 0.95));
    public ActionTrust Skip { get; init; } = ActionTrust.Start(new RiskTerms(0.1, 0.95));

    /// <summary>Attentive answers of people so far, and how many of them agreed.</summary>
    public int Reviews { get; init; }

    public int SuccessfulReviews { get; init; }
    public TrustEvent.PromotionProposed? Proposal { get; init; }
    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>What stopped sends from going alone until a person resumes.</summary>
    public TrustEvent.Tripped? Trip { get; init; }

    public ImmutableList<AloneItem> Unaudited { get; init; } = [];
    public ImmutableList<AuditState> Audits { get; init; } = [];
    public ImmutableList<TrustEvent.WeekClosed> WeeksAtLevel { get; init; } = [];
    public MailOutcomes Mail { get; init; } = MailOutcomes.None;
    public ImmutableList<TrustEvent.LevelChanged> LevelHistory { get; init; } = [];
    public ImmutableList<TrustEvent.ThresholdMoved> ThresholdHistory { get; init; } = [];
    public ImmutableList<TrustEvent.AlarmRaised> Alarms { get; init; } = [];
    public ImmutableList<TrustEvent.EpochOpened> Epochs { get; init; } = [];

    public ActionTrust For(ProposedAction action) => action == ProposedAction.Send ? Send : Skip;

    public bool HasOpenAlarm => Send.IsAlarmOpen || Skip.IsAlarmOpen || Trip is not null;

    public bool HasOverdueAudit => Audits.Any(audit => audit is { IsOverdue: true, IsAnswered: false });

    public TrustState With(ProposedAction action, ActionTrust trust) => action == ProposedAction.Send ? this with { Send = trust } : this with { Skip = trust };

    public TrustState Apply(TrustEvent happened) => happened switch
    {
        TrustEvent.Reviewed reviewed => Apply(reviewed),
        TrustEvent.ActedAlone alone =>
            this with { Unaudited = Unaudited.Add(new AloneItem(alone.Week, new AuditCandidate(alone.Item.Lead, alone.Item.Revision, alone.Item.Action))) },
        TrustEvent.EmailSent sent => this with { Mail = Mail.After(sent) },
        TrustEvent.MailReported reported => this with { Mail = Mail.After(reported) },
        TrustEvent.EpochOpened opened => Apply(opened),
        TrustEvent.LevelChanged changed => Apply(changed),
        TrustEvent.PromotionProposed proposed => this with { Proposal = proposed },
        TrustEvent.PromotionDeclined declined => this with { Proposal = null, DeclinedAt = declined.At },
        TrustEvent.ThresholdMoved moved => Apply(moved),
        TrustEvent.AlarmRaised raised => Apply(raised),
        TrustEvent.Tripped tripped => this with { Trip = tripped },
        TrustEvent.TripCleared => this with { Trip = null, Mail = MailOutcomes.None },
        TrustEvent.LimitsSet limits => this with
        {
            Pinned = limits.Pinned,
            Cap = limits.Cap,
            FullAuto = limits.FullAuto,
            FullAutoSuspendedBy = limits.FullAuto is null ? FullAutoSuspendedBy : null,
            Proposal = Proposal?.To <= limits.Cap && limits.Pinned is null ? Proposal : null,
        },
        TrustEvent.AuditDrawn drawn => this with
        {
            Unaudited = Unaudited.RemoveAll(item => item.Week <= drawn.Of),
            Audits = Audits.Add(new AuditState(drawn.Audit, drawn.Of, drawn.At, drawn.Strata, drawn.Items, Answered: 0, Disagreements: 0, IsOverdue: false)),
        },
        TrustEvent.AuditOverdue overdue => WithAudit(overdue.Audit, audit => audit with { IsOverdue = true }),
        TrustEvent.WeekClosed closed => this with { WeeksAtLevel = WeeksAtLevel.Add(closed) },
        _ => throw new InvalidOperationException($"No rule for {happened.GetType().Name}."),
    };

    private TrustState Apply(TrustEvent.Reviewed reviewed)
    {
        var counted = reviewed.IsAttentive ? this with { Reviews = Reviews + 1, SuccessfulReviews = SuccessfulReviews + (reviewed.Agreed ? 1 : 0) } : this;
        if (reviewed.Audit is { } name)
            counted = counted.WithAudit(
                name, audit => audit with { Answered = audit.Answered + 1, Disagreements = audit.Disagreements + (reviewed.Agreed ? 0 : 1) });
        // An item that was proposed before the epoch says nothing about this one.
        return reviewed.Item.Gate.Epoch == Epoch.Number
            ? counted.With(reviewed.Item.Action, For(reviewed.Item.Action).After(reviewed, Epoch.Terms.Tolerance))
            : counted;
    }

    /// <summary>
    /// What a person allowed, they allowed before this was known, so full auto is off until somebody turns it on again.
    /// The fold says so rather than an event of its own, so that a log with alarms from before this rule ends the same way.
    /// </summary>
    private TrustState Apply(TrustEvent.AlarmRaised raised) =>
        With(raised.Action, For(raised.Action) with { IsAlarmOpen = true, Alarm = Alarm.Silent }) with
        {
            FullAuto = null,
            FullAutoSuspendedBy = FullAuto is null ? FullAutoSuspendedBy : raised with { FullAuto = FullAuto },
            Alarms = Alarms.Add(raised with { FullAuto = FullAuto }),
        };

    private TrustState Apply(TrustEvent.LevelChanged changed) => this with
    {
        Level = changed.To,
        Since = changed.At,
        Pinned = Pinned is { } pin ? Math.Min(pin, changed.To) : null,
        Proposal = null,
        WeeksAtLevel = [],
        LevelHistory = LevelHistory.Add(changed),
    };

    private TrustState Apply(TrustEvent.ThresholdMoved moved)
    {
        var trust = For(moved.Action) with { Threshold = moved.To, ThresholdMovedAt = moved.At };
        return With(moved.Action, trust) with { ThresholdHistory = ThresholdHistory.Add(moved) };
    }

    private TrustState Apply(TrustEvent.EpochOpened opened)
    {
        var afterAlarm = opened.Cause == EpochCause.Alarm;
        return this with
        {
            Epoch = new Epoch(opened.Number, opened.Basis, opened.Terms, opened.Cause, opened.At),
            Since = opened.Cause == EpochCause.Started ? opened.At : Since,
            Send = Send.InNewEpoch(opened.Terms, opened.History, afterAlarm, opened.At),
            Skip = Skip.InNewEpoch(opened.Terms, opened.History, afterAlarm, opened.At),
            WeeksAtLevel = [],
            Proposal = null,
            Epochs = Epochs.Add(opened),
        };
    }

    private TrustState WithAudit(string name, Func<AuditState, AuditState> change)
    {
        var place = Audits.FindIndex(audit => audit.Audit == name);
        return place < 0 ? this : this with { Audits = Audits.SetItem(place, change(Audits[place])) };
    }
}
