namespace AutoReach.Core.Trust.Confidence;

/// <summary>
/// Fits a <see cref="PlattCurve"/> to decisions by weighted, ridged logistic regression on Platt's smoothed targets.
/// Without a ridge and with equal weights it is what scikit-learn's sigmoid calibration computes.
/// </summary>
public static class PlattScaling
{
    /// <summary>
    /// As strong as a normal prior with a standard deviation of 2.6 in log-odds around the prior curve. Five decisions
    /// that all agree move a raw score of 0.7 to 0.83; with 95 % agreement everything from 0.5 up is at 0.90 or more
    /// after 50; after 100 the curve is within 0.02 of the unridged one.
    /// </summary>
    public const double DefaultRidge = 0.15;

    private const int MaxSteps = 100;

    /// <summary>The curve over raw scores. With no observations it is the prior.</summary>
    /// <exception cref="ArgumentException">A raw score is no number, or a weight is not a finite number above 0.</exception>
    public static PlattCurve Fit(IReadOnlyList<ScoredDecision> observations, PlattCurve prior) =>
        Fit([.. observations.Select(observation => PlattCurve.Logit(observation.Raw))],
            [.. observations.Select(observation => observation.Agreed)],
            [.. observations.Select(observation => observation.Weight)], prior, DefaultRidge);

    /// <summary>
    /// The curve over decision values on any real scale: p = σ(slope · value + intercept), in Platt's letters A = −slope
    /// and B = −intercept.
    /// </summary>
    /// <param name="agreed">As many as values.</param>
    /// <param name="weights">As many as values, finite and above 0; scaled to sum to their effective number.</param>
    /// <param name="prior">Where the ridge pulls to.</param>
    /// <param name="ridge">At least 0.</param>
    /// <returns>Finite. The slope is at least 0: where the best one is negative, the best curve with slope 0, which by
    /// convexity is the best of all that keep the order.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a number is out of its range.</exception>
    public static PlattCurve Fit(ReadOnlySpan<double> values, ReadOnlySpan<bool> agreed, ReadOnlySpan<double> weights, PlattCurve prior, double ridge)
    {
        Check(values, agreed, weights, prior, ridge);
        if (values.IsEmpty)
            return prior;
        var loss = new PlattLoss(values.ToArray(), agreed, Kish.Normalise(weights), prior, ridge);
        var best = Minimise(loss, prior, slopeHeld: false);
        return best.Slope >= 0 ? best : Minimise(loss, prior with { Slope = 0 }, slopeHeld: true);
    }

    /// <summary>
    /// Newton's method with steps short enough to go down, which converges from anywhere on a convex loss. The last step
    /// is taken whole and unchecked: what it gains is less than the loss is rounded by.
    /// </summary>
    private static PlattCurve Minimise(PlattLoss loss, PlattCurve curve, bool slopeHeld)
    {
        for (var count = 0; count < MaxSteps; count++)
        {
            var slopes = loss.SlopesAt(curve);
            var step = (slopeHeld ? slopes.WithSlopeHeld : slopes).NewtonStep();
            if (step.Promise <= 1e-12 * (1 + loss.At(curve)))
                return step.From(curve, length: 1);
            curve = Descend(loss, curve, step);
        }
        return curve;
    }

    /// <summary>Halves the step until it yields a share of what it promises (Armijo); stays where none does.</summary>
    private static PlattCurve Descend(PlattLoss loss, PlattCurve curve, PlattStep step)
    {
        var start = loss.At(curve);
        for (var length = 1.0; length > 1e-18; length /= 2)
        {
            var next = step.From(curve, length);
            if (loss.At(next) <= start - 1e-4 * length * step.Promise)
                return next;
        }
        return curve;
    }

    private static void Check(ReadOnlySpan<double> values, ReadOnlySpan<bool> agreed, ReadOnlySpan<double> weights, PlattCurve prior, double ridge)
    {
        if (values.Length != agreed.Length || values.Length != weights.Length)
            throw new ArgumentException($"There are {values.Length} values, {agreed.Length} verdicts and {weights.Length} weights.");
        foreach (var value in values)
            if (!double.IsFinite(value))
                throw new ArgumentException($"A value is {value}.", nameof(values));
        if (!(prior.Slope >= 0 && double.IsFinite(prior.Slope) && double.IsFinite(prior.Intercept)))
            throw new ArgumentException($"The prior is {prior}.", nameof(prior));
        if (!(ridge >= 0 && double.IsFinite(ridge)))
            throw new ArgumentException($"The ridge is {ridge}.", nameof(ridge));
    }
}
