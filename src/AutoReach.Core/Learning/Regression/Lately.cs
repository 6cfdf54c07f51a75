namespace AutoReach.Core.Learning.Regression;

/// <summary>
/// What holds lately beside what holds in general. Each feature that is always fitted has a companion which only recent
/// observations carry, and which is fitted where they speak otherwise than the older ones: so a changed preference is
/// learned anew in days, and all that did not change keeps what months have taught.
/// </summary>
internal sealed class Lately
{
    /// <summary>Standard errors from no change. Not many, since the prior already holds a companion near 0.</summary>
    private const double ScreenFrom = 1.5;

    /// <summary>A change goes as far as from one certainty to the opposite one.</summary>
    private const double Wider = 2;

    private readonly Dictionary<int, int> _companions = [];

    /// <returns>The companion's number; null where the feature has none yet.</returns>
    public int? Of(int feature) => _companions.TryGetValue(feature, out var companion) ? companion : null;

    /// <returns>Features followed by their companions.</returns>
    public (int[] Places, double[] Values) With(FeatureIndex index, int[] places, double[] values)
    {
        var (all, known) = (new List<int>(places), new List<double>(values));
        for (var i = 0; i < places.Length; i++)
            if (Companion(index, places[i]) is { } companion)
            {
                all.Add(companion);
                known.Add(values[i]);
            }
        return ([.. all], [.. known]);
    }

    private int? Companion(FeatureIndex index, int feature)
    {
        if (Of(feature) is { } known)
            return known;
        var (name, prior) = index.All[feature];
        return prior.IsScreened ? null : _companions[feature] = index.Add("lately " + name, new WeightPrior(0, Wider * prior.Deviation, ScreenFrom));
    }
}
