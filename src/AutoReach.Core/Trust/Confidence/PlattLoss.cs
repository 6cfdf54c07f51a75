namespace AutoReach.Core.Trust.Confidence;

/// <summary>
/// What Platt scaling minimises: Σ w·(log(1 + eᶻ) − t·z) + ridge/2·((slope − slope₀)² + (intercept − intercept₀)²) with
/// z = slope·value + intercept. Convex, and strictly so with a ridge above 0.
/// </summary>
internal sealed class PlattLoss
{
    private readonly double[] _values;
    private readonly double[] _targets;
    private readonly double[] _weights;
    private readonly PlattCurve _prior;
    private readonly double _ridge;

    /// <summary>
    /// Targets are Platt's: (N₊ + 1)/(N₊ + 2) for agreement and 1/(N₋ + 2) for disagreement ("Probabilistic Outputs for
    /// Support Vector Machines", 1999, § 2.2), so that a clean record never asks for certainty.
    /// </summary>
    /// <param name="weights">Summing to their effective number, since N₊ and N₋ are read as counts.</param>
    public PlattLoss(double[] values, ReadOnlySpan<bool> agreed, double[] weights, PlattCurve prior, double ridge)
    {
        (_values, _weights, _prior, _ridge) = (values, weights, prior, ridge);
        var (agreements, disagreements) = (0.0, 0.0);
        for (var index = 0; index < weights.Length; index++)
        {
            agreements += agreed[index] ? weights[index] : 0;
            disagreements += agreed[index] ? 0 : weights[index];
        }
        _targets = new double[weights.Length];
        for (var index = 0; index < weights.Length; index++)
            _targets[index] = agreed[index] ? (agreements + 1) / (agreements + 2) : 1 / (disagreements + 2);
    }

    public double At(PlattCurve curve)
    {
        var (slope, intercept) = (curve.Slope - _prior.Slope, curve.Intercept - _prior.Intercept);
        var sum = _ridge / 2 * (slope * slope + intercept * intercept);
        for (var index = 0; index < _values.Length; index++)
        {
            var logOdds = curve.Slope * _values[index] + curve.Intercept;
            sum += _weights[index] * (Math.Max(logOdds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds))) - _targets[index] * logOdds);
        }
        return sum;
    }

    /// <summary>Gradient (∂slope, ∂intercept) and Hessian (∂²slope, ∂slope∂intercept, ∂²intercept).</summary>
    public PlattSlopes SlopesAt(PlattCurve curve)
    {
        var (slope, intercept) = (_ridge * (curve.Slope - _prior.Slope), _ridge * (curve.Intercept - _prior.Intercept));
        var (slopes, mixed, intercepts) = (_ridge, 0.0, _ridge);
        for (var index = 0; index < _values.Length; index++)
        {
            var value = _values[index];
            var probability = PlattCurve.Logistic(curve.Slope * value + curve.Intercept);
            var gradient = _weights[index] * (probability - _targets[index]);
            var curvature = _weights[index] * probability * (1 - probability);
            slope += gradient * value;
            intercept += gradient;
            slopes += curvature * value * value;
            mixed += curvature * value;
            intercepts += curvature;
        }
        return new PlattSlopes(slope, intercept, slopes, mixed, intercepts);
    }
}

/// <summary>First and second derivatives of the loss.</summary>
internal readonly record struct PlattSlopes(double Slope, double Intercept, double SlopeSlope, double SlopeIntercept, double InterceptIntercept)
{
    /// <summary>The same along the line where the slope stays as it is.</summary>
    public PlattSlopes WithSlopeHeld => this with { Slope = 0, SlopeSlope = 1, SlopeIntercept = 0 };

    /// <summary>
    /// Newton's step −H⁻¹g, with the diagonal raised by 10⁻¹² of its size (Lin, Lin &amp; Weng, "A Note on Platt's
    /// Probabilistic Outputs", 2007): H stays invertible where all values are equal or every probability is saturated.
    /// </summary>
    public PlattStep NewtonStep()
    {
        var damping = 1e-12 * (1 + SlopeSlope + InterceptIntercept);
        var (first, last) = (SlopeSlope + damping, InterceptIntercept + damping);
        var determinant = first * last - SlopeIntercept * SlopeIntercept;
        var slope = (SlopeIntercept * Intercept - last * Slope) / determinant;
        var intercept = (SlopeIntercept * Slope - first * Intercept) / determinant;
        return new PlattStep(slope, intercept, -(Slope * slope + Intercept * intercept));
    }
}

/// <summary>A direction in which the loss falls.</summary>
/// <param name="Promise">−gradient · step, at least 0: the first-order fall over its full length.</param>
internal readonly record struct PlattStep(double Slope, double Intercept, double Promise)
{
    public PlattCurve From(PlattCurve curve, double length) =>
        new(curve.Slope + length * Slope, curve.Intercept + length * Intercept);
}
