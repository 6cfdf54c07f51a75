namespace AutoReach.Core.Trust.Confidence;

/// <summary>
/// The isotonic fits of the first 0, 1, 2 … n points, all kept in O(n): fit i is its last pool on top of an earlier fit.
/// </summary>
/// <remarks>
/// Pool adjacent violators (Barlow et al., "Statistical Inference under Order Restrictions", 1972). Its stack after
/// point i is stored as one node with a link to the node it stands on; what a later point pops stays reachable.
/// </remarks>
internal sealed class IsotonicPrefixes
{
    private readonly Pool[] _last;
    private readonly int[] _beneath;

    private IsotonicPrefixes(Pool[] last, int[] beneath) => (_last, _beneath) = (last, beneath);

    public static IsotonicPrefixes Of(ReadOnlySpan<Pool> points)
    {
        var prefixes = new IsotonicPrefixes(new Pool[points.Length + 1], new int[points.Length + 1]);
        for (var index = 0; index < points.Length; index++)
        {
            var (pool, fit) = (points[index], index);
            while (prefixes.Violates(fit, pool))
                (pool, fit) = (prefixes.LastOf(fit) + pool, prefixes.Beneath(fit));
            (prefixes._last[index + 1], prefixes._beneath[index + 1]) = (pool, fit);
        }
        return prefixes;
    }

    /// <summary>The pool with the highest value of the fit of so many points, at least 1.</summary>
    public Pool LastOf(int count) => _last[count];

    /// <summary>How many points are before that pool; their fit is the rest of this one.</summary>
    public int Beneath(int count) => _beneath[count];

    /// <summary>Whether the fit of so many points ends as high as a pool that follows it, which then has to join.</summary>
    public bool Violates(int count, Pool next) => count > 0 && _last[count].Mean >= next.Mean;
}
