namespace AutoReach.Core.Trust.Audits;

/// <summary>An item that a person checked.</summary>
/// <param name="Propensity">π in (0,1], the probability that it would be checked, fixed before.</param>
public readonly record struct CheckedDraw(bool Disagreed, double Propensity);

/// <summary>
/// The disagreement rate of everything, from the part that was checked: each checked item stands for 1/π items (Horvitz
/// and Thompson, "A generalization of sampling without replacement from a finite universe", 1952). Unbiased whatever the
/// propensities are, as long as they are known.
/// </summary>
/// <param name="Rate">Σ D/π over the checked items, divided by the population. Unbiased, so by chance it may be above 1.</param>
/// <param name="EffectiveNumber">Checked items of equal weight that would tell as much: (Σ 1/π)²/Σ 1/π² (Kish).</param>
public sealed record HorvitzThompson(double Rate, double EffectiveNumber)
{
    /// <param name="population">How many items there are in all, checked or not, at least 1.</param>
    /// <returns>Null when nothing was checked.</returns>
    public static HorvitzThompson? Estimate(IReadOnlyCollection<CheckedDraw> seen, int population)
    {
        if (seen.Count == 0)
            return null;
        var weight = seen.Sum(item => 1 / item.Propensity);
        var squares = seen.Sum(item => 1 / (item.Propensity * item.Propensity));
        var disagreements = seen.Sum(item => item.Disagreed ? 1 / item.Propensity : 0);
        return new HorvitzThompson(disagreements / population, weight * weight / squares);
    }
}
