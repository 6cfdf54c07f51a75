namespace AutoReach.Core.Trust.Audits;

/// <summary>The likeliest moment at which an alarm's cause began, and what was seen since.</summary>
/// <param name="Of">Items since then, at least 1.</param>
/// <param name="Disagreements">Among them.</param>
public sealed record ChangePoint(int Of, int Disagreements)
{
    public double Rate => (double)Disagreements / Of;

    /// <summary>The start that makes what follows likeliest (Page's maximum-likelihood estimate, as for a cumulative sum chart).</summary>
    /// <param name="disagreed">Checked items, oldest first, at least one.</param>
    /// <param name="tolerance">ε.</param>
    public static ChangePoint Find(IReadOnlyList<bool> disagreed, double tolerance)
    {
        var (best, evidence) = (new ChangePoint(1, disagreed[^1] ? 1 : 0), double.NegativeInfinity);
        var (sum, disagreements) = (0.0, 0);
        for (var of = 1; of <= disagreed.Count; of++)
        {
            var latest = disagreed[^of];
            sum += Math.Log(LikelihoodRatio.Compute(latest, tolerance));
            disagreements += latest ? 1 : 0;
            if (sum > evidence)
                (best, evidence) = (new ChangePoint(of, disagreements), sum);
        }
        return best;
    }
}
