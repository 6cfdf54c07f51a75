namespace AutoReach.Core.Trust.Confidence;

/// <summary>
/// Two probabilities of agreement, one as if the new decision were a disagreement, one as if it were an agreement; one of
/// them is calibrated whatever the scores' distribution, as long as decisions are exchangeable.
/// </summary>
/// <param name="P0">In [0,1), below P1.</param>
/// <param name="P1">In (0,1].</param>
public readonly record struct VennAbersPair(double P0, double P1)
{
    /// <summary>p = p1/(1 − p0 + p1), the one number with the least worst-case log-loss over the pair; in (0,1).</summary>
    public double Probability => P1 / (1 - P0 + P1);

    /// <summary>How much one more decision could say; in (0,1].</summary>
    public double Width => P1 - P0;
}

/// <summary>
/// Inductive Venn–Abers prediction: for each label, the isotonic fit with the new point added, read at that point (Vovk,
/// Petej &amp; Fedorova, "Large-scale probabilistic predictors with and without guarantees of validity", 2015).
/// </summary>
/// <remarks>
/// Isotonic fits do not depend on the order in which violators are pooled. So the new point is pooled last, into the fit
/// of everything left of it and that of everything right of it, which are kept for every place (<see cref="IsotonicPrefixes"/>):
/// a fit costs O(n log n) and a prediction a search and the pools that it joins.
/// </remarks>
public sealed class VennAbers
{
    private readonly PooledPoints _points;
    private readonly IsotonicPrefixes _left;
    private readonly IsotonicPrefixes _mirroredRight;

    private VennAbers(PooledPoints points)
    {
        _points = points;
        _left = IsotonicPrefixes.Of(points.Pools);
        _mirroredRight = IsotonicPrefixes.Of([.. points.Pools.Reverse().Select(pool => pool.Mirrored)]);
    }

    /// <param name="observations">At least one. Their weights are scaled to sum to their effective number; the new point weighs 1.</param>
    /// <exception cref="ArgumentException">There are none, a raw score is not finite, or a weight is not a finite number above 0.</exception>
    public static VennAbers Fit(IReadOnlyList<ScoredDecision> observations) => new(PooledPoints.Of(
        [.. observations.Select(observation => observation.Raw)],
        [.. observations.Select(observation => observation.Agreed ? 1.0 : 0.0)],
        Kish.Normalise([.. observations.Select(observation => observation.Weight)])));

    /// <exception cref="ArgumentException">The raw score is not a number.</exception>
    public VennAbersPair Predict(double raw)
    {
        if (double.IsNaN(raw))
            throw new ArgumentException("It is not a number.", nameof(raw));
        var found = Array.BinarySearch(_points.X, raw);
        var tied = found >= 0 ? _points.Pools[found] : default;
        var left = found >= 0 ? found : ~found;
        var right = _points.X.Length - left - (found >= 0 ? 1 : 0);
        return new VennAbersPair(
            Fitted(tied + new Pool(Weight: 1, Sum: 0), left, right),
            Fitted(tied + new Pool(Weight: 1, Sum: 1), left, right));
    }

    /// <summary>The fitted value of a pool between the first <paramref name="left"/> and the last <paramref name="right"/> points.</summary>
    private double Fitted(Pool pool, int left, int right)
    {
        while (true)
        {
            if (_left.Violates(left, pool))
                (pool, left) = (_left.LastOf(left) + pool, _left.Beneath(left));
            else if (_mirroredRight.Violates(right, pool.Mirrored))
                (pool, right) = (pool + _mirroredRight.LastOf(right).Mirrored, _mirroredRight.Beneath(right));
            else
                return pool.Mean;
        }
    }
}
