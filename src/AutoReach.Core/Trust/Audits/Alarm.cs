namespace AutoReach.Core.Trust.Audits;

/// <summary>
/// Watches what the AI was free to do alone, over the items that a person checked: the Shiryaev–Roberts statistic
/// M ← (1 + M)·e, an e-detector (Shin, Ramdas and Rinaldo, 2024). While the disagreement is at most ε, M less the number
/// of items is no better than a fair game, so the mean number of items until M ≥ 1,000 is at least 1,000.
/// </summary>
/// <param name="Value">M.</param>
public sealed record Alarm(double Value)
{
    public const double Limit = 1000;

    public static readonly Alarm Silent = new(0);

    public bool IsRaised => Value >= Limit;

    /// <param name="tolerance">ε in (0,1).</param>
    public Alarm After(bool disagreed, double tolerance) => new((1 + Value) * LikelihoodRatio.Compute(disagreed, tolerance));
}

/// <summary>How much better an answer is explained by too much disagreement than by what is tolerated.</summary>
public static class LikelihoodRatio
{
    /// <summary>
    /// What too much means: p₁ ∈ {0.15, 0.2, 0.3, 0.5}, each as likely as the others. The average of their likelihoods
    /// for one answer is the likelihood of the average rate.
    /// </summary>
    private static readonly double[] Rates = [0.15, 0.2, 0.3, 0.5];

    private static readonly double Alternative = Rates.Average();

    /// <summary>A team that tolerates more than this is warned half-way between that and certainty instead.</summary>
    private const double UsualTolerance = 0.2;

    /// <returns>e, with mean at most 1 while the rate is at most ε.</returns>
    public static double Compute(bool disagreed, double tolerance)
    {
        var rate = tolerance <= UsualTolerance ? Alternative : (1 + tolerance) / 2;
        return disagreed ? rate / tolerance : (1 - rate) / (1 - tolerance);
    }
}
