namespace AutoReach.Core.Trust.Certificates;

/// <summary>
/// Bounds of an agreement rate that hold at all times at once, so that looking every week costs nothing: Robbins' mixture
/// of likelihood ratios with a Beta(½,½) prior ("Statistical methods related to the law of the iterated logarithm", 1970).
/// For a true rate m, B(s + ½, f + ½) / (B(½,½)·mˢ(1 − m)ᶠ) is a martingale that starts at 1; the rates for which it is
/// below 1/δ are those that are not refuted.
/// </summary>
public static class ConfidenceSequence
{
    private const int Halvings = 60;

    /// <param name="agreements">Integer count s.</param>
    /// <param name="disagreements">Integer count f.</param>
    /// <param name="confidence">1 − δ in (0,1).</param>
    /// <returns>In [0,1]; 0 when nothing agreed. The rate is above it with the confidence, whenever one looks.</returns>
    public static double Lower(int agreements, int disagreements, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agreements);
        ArgumentOutOfRangeException.ThrowIfNegative(disagreements);
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "It is in (0,1).");
        if (agreements == 0)
            return 0;
        var goal = -Math.Log(1 - confidence) - LogOfMixture(agreements, disagreements);
        var (refuted, kept) = (0.0, agreements / (double)(agreements + disagreements)); // the observed rate itself is never refuted
        for (var halving = 0; halving < Halvings; halving++)
            if ((refuted + kept) / 2 is var middle && -LogOfLikelihood(middle, agreements, disagreements) >= goal)
                refuted = middle;
            else
                kept = middle;
        return refuted;
    }

    /// <returns>In [0,1]; 1 when nothing disagreed.</returns>
    public static double Upper(int agreements, int disagreements, double confidence) => 1 - Lower(disagreements, agreements, confidence);

    private static double LogOfLikelihood(double rate, int agreements, int disagreements) =>
        agreements * Math.Log(rate) + (disagreements == 0 ? 0 : disagreements * Math.Log(1 - rate));

    /// <summary>log B(s + ½, f + ½) − log B(½,½) = Σ log(i + ½) over i below s and below f, less log (s + f)!.</summary>
    private static double LogOfMixture(int agreements, int disagreements)
    {
        var sum = 0.0;
        for (var i = 0; i < agreements; i++)
            sum += Math.Log(i + 0.5) - Math.Log(i + 1);
        for (var i = 0; i < disagreements; i++)
            sum += Math.Log(i + 0.5) - Math.Log(agreements + i + 1);
        return sum;
    }
}
