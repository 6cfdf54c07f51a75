using System.Collections.Immutable;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Certificates;
using AutoReach.Core.Trust.Confidence;

namespace AutoReach.Core.Trust.Levels;

/// <summary>When a person answered an item of which confidence.</summary>
public readonly record struct RecentAnswer(DateTimeOffset At, double Confidence);

/// <summary>A person's answer on an item that the AI was free to act on alone.</summary>
/// <param name="Alarm">The statistic after it.</param>
public sealed record CheckedItem(DateTimeOffset At, LeadId Lead, bool Disagreed, double Alarm);

/// <summary>What is known of one action, sends or skips: each earns and loses trust by itself.</summary>
public sealed record ActionTrust
{
    /// <summary>A calibrator is fitted anew when this share of its decisions is new, so that replaying a long log stays linear.</summary>
    private const double RefitAfter = 0.02;

    private static readonly TimeSpan RecentFor = TimeSpan.FromDays(7);

    /// <summary>So many of the latest checked items are kept to find the likeliest moment of a change in.</summary>
    private const int MaxChecked = 200;

    public required CertificateGrid Certificates { get; init; }

    /// <summary>τ in force; null: none, a person sees every item.</summary>
    public double? Threshold { get; init; }

    public DateTimeOffset? ThresholdMovedAt { get; init; }
    public Alarm Alarm { get; init; } = Alarm.Silent;

    /// <summary>An alarm was raised and nothing has been certified since.</summary>
    public bool IsAlarmOpen { get; init; }

    /// <summary>The latest items that the AI was free to do alone and a person checked, oldest first.</summary>
    public ImmutableList<CheckedItem> Checked { get; init; } = [];

    /// <summary>Counts over this epoch's checked items.</summary>
    public int Agreements { get; init; }

    public int Disagreements { get; init; }

    /// <summary>The answers of the last seven days, to say how long something will take at this rate.</summary>
    public ImmutableList<RecentAnswer> Recent { get; init; } = [];

    /// <summary>This epoch's decisions as the calibrator sees them.</summary>
    public ImmutableList<ScoredDecision> Observations { get; init; } = [];

    /// <summary>Every decision with the confidence that was stored before it, all epochs.</summary>
    public ImmutableList<Prediction> Predictions { get; init; } = [];

    /// <summary>How many of <see cref="Predictions"/> belong to earlier epochs.</summary>
    public int EarlierPredictions { get; init; }

    public IReadOnlyList<Prediction> PredictionsOfEpoch => Predictions.GetRange(EarlierPredictions, Predictions.Count - EarlierPredictions);

    /// <summary>What this epoch's decisions say of the disagreement at or above a threshold.</summary>
    public RiskEstimate RiskFrom(double threshold) => RiskEstimate.AtOrAbove(threshold, PredictionsOfEpoch);

    /// <summary>What earlier epochs left.</summary>
    public PlattCurve Prior { get; init; } = PlattCurve.Identity;

    public Calibrator Calibrator { get; private init; } = Calibrator.Fit([], PlattCurve.Identity);

    private int FittedOn { get; init; }

    public static ActionTrust Start(RiskTerms terms) => new() { Certificates = CertificateGrid.Start(terms) };

    /// <summary>
    /// An answer without attention certifies nothing and raises no level; calibrator and alarm go on counting it, since
    /// leaving only its agreements out would bend both.
    /// </summary>
    /// <param name="item">Of the present epoch.</param>
    public ActionTrust After(TrustEvent.Reviewed item, double tolerance)
    {
        var gate = item.Item.Gate;
        if (!gate.IsCandidate)
            return this;
        var learned = this with
        {
            Certificates = item.IsEvidence ? Certificates.After(gate.Confidence, !item.Agreed) : Certificates,
            Predictions = Predictions.Add(new Prediction(gate.Confidence, item.Agreed, 1 / item.Propensity)),
            Observations = Observations.Add(new ScoredDecision(gate.Scores.Raw, item.Agreed, 1 / item.Propensity)),
            Recent = item.IsEvidence ? RecentAt(item.At).Add(new RecentAnswer(item.At, gate.Confidence)) : RecentAt(item.At),
        };
        return learned.Refitted().Recertified().CheckedBy(item, tolerance);
    }

    /// <summary>The same action in a new epoch: nothing is certified, and what was learned is a prior only.</summary>
    /// <param name="keepsThreshold">After an alarm the threshold was raised already and stays in force.</param>
    public ActionTrust InNewEpoch(RiskTerms terms, History history, bool keepsThreshold, DateTimeOffset at)
    {
        var prior = history switch
        {
            History.Keep => Calibrator.Curve,
            History.Decay => new PlattCurve((Calibrator.Curve.Slope + 1) / 2, Calibrator.Curve.Intercept / 2),
            History.Forget => PlattCurve.Identity,
            _ => throw new InvalidOperationException($"No prior for {history}."),
        };
        return Start(terms) with
        {
            Threshold = keepsThreshold ? Threshold : null,
            ThresholdMovedAt = at,
            IsAlarmOpen = IsAlarmOpen,
            Predictions = Predictions,
            EarlierPredictions = Predictions.Count,
            Recent = Recent,
            Prior = prior,
            Calibrator = Calibrator.Fit([], prior),
        };
    }

    private ImmutableList<RecentAnswer> RecentAt(DateTimeOffset now)
    {
        var first = Recent.FindIndex(answer => now - answer.At < RecentFor);
        return first < 0 ? [] : Recent.RemoveRange(0, first);
    }

    private ActionTrust Refitted() => Observations.Count - FittedOn < Math.Max(1, FittedOn * RefitAfter)
        ? this
        : this with { Calibrator = Calibrator.Fit(Observations, Prior), FittedOn = Observations.Count };

    private ActionTrust Recertified() => IsAlarmOpen && Certificates.Any(certificate => certificate.IsCertified) ? this with { IsAlarmOpen = false } : this;

    private ActionTrust CheckedBy(TrustEvent.Reviewed item, double tolerance)
    {
        if (!item.Item.Gate.IsEligible)
            return this;
        var alarm = Alarm.After(!item.Agreed, tolerance);
        var kept = Checked.Count < MaxChecked ? Checked : Checked.RemoveAt(0);
        return this with
        {
            Alarm = alarm,
            Checked = kept.Add(new CheckedItem(item.At, item.Item.Lead, !item.Agreed, alarm.Value)),
            Agreements = Agreements + (item is { Agreed: true, IsEvidence: true } ? 1 : 0),
            Disagreements = Disagreements + (item.Agreed ? 0 : 1),
        };
    }
}
