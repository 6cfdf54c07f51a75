namespace AutoReach.Core.Trust.Confidence;

/// <summary>
/// The non-decreasing function with the least weighted squared error. As scikit-learn's: points with equal x are first
/// merged into their weighted mean, values between two thresholds are interpolated linearly.
/// </summary>
public sealed class IsotonicRegression
{
    private readonly double[] _thresholds;
    private readonly double[] _values;

    private IsotonicRegression(double[] thresholds, double[] values) => (_thresholds, _values) = (thresholds, values);

    /// <summary>Strictly ascending: the first and the last x of each pool of equal fitted values.</summary>
    public IReadOnlyList<double> Thresholds => _thresholds;

    /// <summary>The fitted value at each threshold, non-decreasing.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <param name="x">In any order, at least one.</param>
    /// <param name="y">As many as x.</param>
    /// <param name="weights">As many as x, above 0.</param>
    /// <exception cref="ArgumentException">There are no points, lengths differ, a number is not finite or a weight not above 0.</exception>
    public static IsotonicRegression Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        var points = PooledPoints.Of(x, y, weights);
        var prefixes = IsotonicPrefixes.Of(points.Pools);
        var (thresholds, values) = (new List<double>(), new List<double>());
        for (var end = points.X.Length; end > 0; end = prefixes.Beneath(end))
        {
            var (first, last) = (prefixes.Beneath(end), end - 1);
            thresholds.Add(points.X[last]);
            values.Add(prefixes.LastOf(end).Mean);
            if (first == last)
                continue;
            thresholds.Add(points.X[first]);
            values.Add(prefixes.LastOf(end).Mean);
        }
        thresholds.Reverse();
        values.Reverse();
        return new IsotonicRegression([.. thresholds], [.. values]);
    }

    /// <summary>
    /// At an x that was fitted exactly its fitted value, between two thresholds on the line between them, outside them the
    /// value of the nearest.
    /// </summary>
    /// <exception cref="ArgumentException">It is not a number.</exception>
    public double At(double x)
    {
        if (double.IsNaN(x))
            throw new ArgumentException("It is not a number.", nameof(x));
        var found = Array.BinarySearch(_thresholds, x);
        if (found >= 0)
            return _values[found];
        var above = ~found;
        if (above == 0 || above == _values.Length)
            return _values[Math.Max(0, above - 1)];
        var share = (x - _thresholds[above - 1]) / (_thresholds[above] - _thresholds[above - 1]);
        return _values[above - 1] + share * (_values[above] - _values[above - 1]);
    }
}
