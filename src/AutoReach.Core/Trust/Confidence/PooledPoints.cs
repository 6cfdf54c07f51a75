namespace AutoReach.Core.Trust.Confidence;

/// <summary>Points in ascending order of x, those with equal x merged into one with their weighted mean.</summary>
internal sealed class PooledPoints
{
    private PooledPoints(double[] x, Pool[] pools) => (X, Pools) = (x, pools);

    /// <summary>Strictly ascending, at least one.</summary>
    public double[] X { get; }

    /// <summary>One for each x.</summary>
    public Pool[] Pools { get; }

    /// <exception cref="ArgumentException">There are no points, lengths differ, or a number is not finite or a weight not above 0.</exception>
    public static PooledPoints Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        Check(x, y, weights);
        var (sorted, order) = (x.ToArray(), new int[x.Length]);
        for (var index = 0; index < order.Length; index++)
            order[index] = index;
        Array.Sort(sorted, order);
        var pools = new Pool[CountDistinct(sorted)];
        var last = -1;
        for (var index = 0; index < sorted.Length; index++)
        {
            var point = new Pool(weights[order[index]], weights[order[index]] * y[order[index]]);
            if (last >= 0 && sorted[last] == sorted[index])
            {
                pools[last] += point;
                continue;
            }
            pools[++last] = point;
            sorted[last] = sorted[index];
        }
        return new PooledPoints(sorted[..pools.Length], pools);
    }

    private static int CountDistinct(double[] sorted)
    {
        var count = 1;
        for (var index = 1; index < sorted.Length; index++)
            count += sorted[index] == sorted[index - 1] ? 0 : 1;
        return count;
    }

    private static void Check(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        if (x.Length != y.Length || x.Length != weights.Length)
            throw new ArgumentException($"There are {x.Length} x, {y.Length} y and {weights.Length} weights.");
        if (x.IsEmpty)
            throw new ArgumentException("There are no points.", nameof(x));
        for (var index = 0; index < x.Length; index++)
            if (!(double.IsFinite(x[index]) && double.IsFinite(y[index]) && weights[index] > 0 && double.IsFinite(weights[index])))
                throw new ArgumentException($"Point {index} is x {x[index]}, y {y[index]}, weight {weights[index]}.");
    }
}
