using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Web.Api;

/// <param name="Send">Null: none, a person sees every item.</param>
internal sealed record ThresholdsView(double? Send, double? Skip);

/// <param name="Threshold">The user's own τ.</param>
/// <param name="Risk">What this epoch's decisions say of the disagreement at or above it; null on the way in.</param>
internal sealed record FullAutoView(double Threshold, RisksView? Risk);

internal sealed record RisksView(RiskEstimate Send, RiskEstimate Skip);

/// <param name="Lambda">The threshold that it is about.</param>
/// <param name="EValue">Evidence against a disagreement above the tolerance.</param>
/// <param name="Needed">Certified once the evidence has reached this.</param>
/// <param name="MoreAgreeing">So many agreeing answers in a row would certify it.</param>
internal sealed record CertificateView(
    ProposedAction Action, double Lambda, int Items, int Disagreements, double EValue, double Needed, bool Certified, int MoreAgreeing);

internal sealed record AlarmView(double Value, double Limit, bool Open);

internal sealed record AlarmsView(AlarmView Send, AlarmView Skip);

internal sealed record LevelChangeView(DateTimeOffset At, int From, int To, LevelCause Cause, string By, string Why);

internal sealed record ThresholdChangeView(DateTimeOffset At, ProposedAction Action, double? From, double? To, string Why);

internal sealed record ProposalView(int To, string Evidence, DateTimeOffset At);

internal sealed record TripwireView(Tripwire Wire, string Why, DateTimeOffset At);

/// <param name="FullAuto">The user's own τ that it suspended; null where full auto was off.</param>
internal sealed record RaisedAlarmView(
    DateTimeOffset At, ProposedAction Action, double Value, int Disagreements, int Of, IReadOnlyList<Core.LeadId> Offenders, double? FullAuto);

internal sealed record EpochView(int Number, EpochCause Cause, DateTimeOffset At);

/// <summary>Where a workflow's trust stands, with what every number rests on.</summary>
internal sealed record TrustView
{
    public required int Level { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required int Epoch { get; init; }
    public required int Reviews { get; init; }
    public required int SuccessfulReviews { get; init; }
    public required ThresholdsView Threshold { get; init; }
    /// <summary>Null: off, or suspended by the last alarm that says so; it stays off until it is put again.</summary>
    public FullAutoView? FullAuto { get; init; }
    public int? Pinned { get; init; }
    public required int Cap { get; init; }
    public required bool Paused { get; init; }
    public required bool AutoPromote { get; init; }
    public required IReadOnlyList<CertificateView> Certificates { get; init; }
    public required AlarmsView Alarm { get; init; }
    public ProposalView? Proposal { get; init; }
    public TripwireView? Tripwire { get; init; }

    /// <summary>What is missing for the next level or threshold, in a sentence.</summary>
    public required string Next { get; init; }

    public required IReadOnlyList<Requirement> Requirements { get; init; }
    public required IReadOnlyList<LevelChangeView> History { get; init; }
    public required IReadOnlyList<ThresholdChangeView> ThresholdHistory { get; init; }
    public required IReadOnlyList<RaisedAlarmView> Alarms { get; init; }
    public required IReadOnlyList<EpochView> Epochs { get; init; }

    /// <param name="stopped">The workflow is paused, or everything is.</param>
    public static TrustView Of(Workflow workflow, TrustProjection standing, bool stopped, DateTimeOffset now)
    {
        var trust = standing.Trust;
        return new TrustView
        {
            Level = trust.Level,
            Since = trust.Since,
            Epoch = trust.Epoch.Number,
            Reviews = trust.Reviews,
            SuccessfulReviews = trust.SuccessfulReviews,
            Threshold = new ThresholdsView(trust.Send.Threshold, trust.Skip.Threshold),
            FullAuto = trust.FullAuto is { } tau ? new FullAutoView(tau, new RisksView(trust.Send.RiskFrom(tau), trust.Skip.RiskFrom(tau))) : null,
            Pinned = trust.Pinned,
            Cap = trust.Cap,
            Paused = stopped,
            AutoPromote = workflow.Trust.AutoPromote,
            Certificates = [.. CertificatesOf(ProposedAction.Send, trust), .. CertificatesOf(ProposedAction.Skip, trust)],
            Alarm = new AlarmsView(AlarmOf(trust.Send), AlarmOf(trust.Skip)),
            Proposal = trust.Proposal is { } proposal ? new ProposalView(proposal.To, proposal.Evidence, proposal.At) : null,
            Tripwire = trust.Trip is { } trip ? new TripwireView(trip.Wire, trip.Why, trip.At) : null,
            Next = WhyNotYet.Sentence(trust, workflow.Trust, now),
            Requirements = TrustLevels.ForNext(trust, workflow.Trust, now),
            History = [.. trust.LevelHistory.Select(change => new LevelChangeView(change.At, change.From, change.To, change.Cause, change.By, change.Why))],
            ThresholdHistory = [.. trust.ThresholdHistory.Select(move => new ThresholdChangeView(move.At, move.Action, move.From, move.To, move.Why))],
            Alarms = [.. trust.Alarms.Select(raised => new RaisedAlarmView(
                raised.At, raised.Action, raised.Value, raised.Disagreements, raised.Of, raised.Offenders, raised.FullAuto))],
            Epochs = [.. trust.Epochs.Select(opened => new EpochView(opened.Number, opened.Cause, opened.At))],
        };
    }

    private static IEnumerable<CertificateView> CertificatesOf(ProposedAction action, TrustState trust) =>
        trust.For(action).Certificates.Select(certificate => new CertificateView(
        action, certificate.Threshold, certificate.Process.Items, certificate.Process.Disagreements, certificate.EValue,
        certificate.Needed, certificate.IsCertified, certificate.MoreAgreeing));

    private static AlarmView AlarmOf(ActionTrust trust) => new(trust.Alarm.Value, Core.Trust.Audits.Alarm.Limit, trust.IsAlarmOpen);
}
