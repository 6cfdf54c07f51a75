namespace AutoReach.Core.Trust;

/// <summary>What a count of successes in independent trials says about their rate.</summary>
public static class Binomial
{
    /// <summary>Quantile of the standard normal distribution that leaves 5 % on each side: for 90 % intervals.</summary>
    public const double Quantile90 = 1.6448536269514722;

    /// <summary>The exact one-sided upper bound of the rate (Clopper &amp; Pearson, 1934): it is above the true rate with at least this confidence.</summary>
    /// <param name="successes">Counted, 0 to trials. A rounded rate times trials is no count.</param>
    /// <param name="trials">At least 0.</param>
    /// <param name="confidence">In (0,1).</param>
    /// <returns>In (0,1]; 1 when every trial succeeded or there was none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double UpperBound(int successes, int trials, double confidence)
    {
        Check(successes, trials, confidence);
        return successes == trials ? 1 : IncompleteBeta.Quantile(confidence, successes + 1, trials - successes);
    }

    /// <summary>The exact one-sided lower bound of the rate: it is below the true rate with at least this confidence.</summary>
    /// <param name="successes">Counted, 0 to trials.</param>
    /// <param name="trials">At least 0.</param>
    /// <param name="confidence">In (0,1).</param>
    /// <returns>In [0,1); 0 when no trial succeeded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double LowerBound(int successes, int trials, double confidence)
    {
        Check(successes, trials, confidence);
        return successes == 0 ? 0 : IncompleteBeta.Quantile(1 - confidence, successes, trials - successes + 1);
    }

    /// <summary>
    /// The smallest number of reviews after which so many disagreements leave the upper bound of their rate at or under
    /// the tolerance.
    /// </summary>
    /// <param name="tolerance">ε in (0,1).</param>
    /// <param name="confidence">1 − δ in (0,1).</param>
    /// <param name="disagreements">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static int ReviewsNeeded(double tolerance, double confidence, int disagreements)
    {
        CheckShare(tolerance, nameof(tolerance));
        Check(disagreements, disagreements, confidence);
        var reviews = disagreements + 1;
        while (IncompleteBeta.At(tolerance, disagreements + 1, reviews - disagreements) < confidence)
            reviews++;
        return reviews;
    }

    /// <summary>
    /// The score interval of a rate (Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927).
    /// Approximate, unlike the bounds above, but sensible at rates of 0 and 1 and for weighted counts.
    /// </summary>
    /// <param name="rate">Observed, in [0,1].</param>
    /// <param name="effectiveSize">Above 0; need not be whole.</param>
    /// <param name="quantile">Of the standard normal distribution, see <see cref="Quantile90"/>.</param>
    /// <returns>Within [0,1], around the rate.</returns>
    public static (double Low, double High) WilsonInterval(double rate, double effectiveSize, double quantile)
    {
        var share = quantile * quantile / effectiveSize;
        var centre = (rate + share / 2) / (1 + share);
        var half = Math.Sqrt(share * (rate * (1 - rate) + share / 4)) / (1 + share);
        return (Math.Clamp(centre - half, 0, rate), Math.Clamp(centre + half, rate, 1));
    }

    private static void Check(int successes, int trials, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, successes);
        CheckShare(confidence, nameof(confidence));
    }

    private static void CheckShare(double share, string name)
    {
        if (!(share > 0 && share < 1))
            throw new ArgumentOutOfRangeException(name, share, "It is in (0,1).");
    }
}
