namespace AutoReach.Core.Trust.Confidence;

/// <summary>A raw score after calibration.</summary>
/// <param name="Confidence">p in [0,1], the probability that a person would agree.</param>
/// <param name="Width">How far apart the two Venn–Abers probabilities are, in (0,1]; null while decisions are too few for them.</param>
public readonly record struct Calibrated(double Confidence, double? Width);

/// <summary>
/// Raw score to probability of agreement, learned from decisions on one action: Platt scaling while they are few, then
/// Venn–Abers, which assumes no shape. Never turns the order of two scores round.
/// </summary>
public sealed class Calibrator
{
    /// <summary>Effective decisions from which Venn–Abers is used.</summary>
    public const double EnoughForVennAbers = 200;

    private readonly VennAbers? _vennAbers;

    private Calibrator(PlattCurve curve, double effectiveDecisions, VennAbers? vennAbers) =>
        (Curve, EffectiveDecisions, _vennAbers) = (curve, effectiveDecisions, vennAbers);

    /// <summary>The Platt fit, kept up to date beside Venn–Abers: the next epoch starts from it.</summary>
    public PlattCurve Curve { get; }

    /// <summary>Decisions of equal weight that would tell as much (Kish).</summary>
    public double EffectiveDecisions { get; }

    /// <param name="prior">The curve before these decisions: the last epoch's, or the identity.</param>
    /// <exception cref="ArgumentException">A raw score is no number, or a weight is not a finite number above 0.</exception>
    public static Calibrator Fit(IReadOnlyList<ScoredDecision> observations, PlattCurve prior)
    {
        var effective = Kish.EffectiveNumber([.. observations.Select(observation => observation.Weight)]);
        return new Calibrator(
            PlattScaling.Fit(observations, prior), effective,
            effective >= EnoughForVennAbers ? VennAbers.Fit(observations) : null);
    }

    /// <param name="raw">In [0,1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The raw score is outside [0,1].</exception>
    public Calibrated Predict(double raw)
    {
        if (!(raw >= 0 && raw <= 1))
            throw new ArgumentOutOfRangeException(nameof(raw), raw, "A raw score is in [0,1].");
        if (_vennAbers is null)
            return new Calibrated(Curve.At(raw), Width: null);
        var pair = _vennAbers.Predict(raw);
        return new Calibrated(pair.Probability, pair.Width);
    }
}
