namespace AutoReach.Core.Trust.Confidence;

/// <summary>Turns a raw score into a probability of agreement: p = σ(slope · logit(raw) + intercept).</summary>
/// <param name="Slope">At least 0, so that a higher raw score never means less confidence.</param>
/// <param name="Intercept">In log-odds.</param>
public sealed record PlattCurve(double Slope, double Intercept)
{
    /// <summary>A score this near to 0 or 1 counts as that near: certainty has no finite log-odds.</summary>
    internal const double NearestToCertain = 1e-6;

    /// <summary>Believes the raw score.</summary>
    public static PlattCurve Identity { get; } = new(1, 0);

    /// <param name="raw">In [0,1]; clamped to [1e-6, 1 − 1e-6].</param>
    /// <returns>In [0,1].</returns>
    public double At(double raw) => Logistic(Slope * Logit(raw) + Intercept);

    internal static double Logit(double raw)
    {
        var clamped = Math.Clamp(raw, NearestToCertain, 1 - NearestToCertain);
        return Math.Log(clamped / (1 - clamped));
    }

    internal static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
