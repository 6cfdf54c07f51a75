namespace AutoReach.Core.Learning.Regression;

/// <summary>Numbers features in the order in which they are first observed.</summary>
internal sealed class FeatureIndex(PriorOf priorOf)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<(string Name, WeightPrior Prior)> _all = [];

    public IReadOnlyList<(string Name, WeightPrior Prior)> All => _all;

    public int Count => _all.Count;

    public int? Find(string name) => _places.TryGetValue(name, out var place) ? place : null;

    /// <returns>Numbers and values of features; each new one is given a number.</returns>
    public (int[] Places, double[] Values) Of(IReadOnlyList<Feature> features)
    {
        var (places, values) = (new int[features.Count], new double[features.Count]);
        for (var i = 0; i < features.Count; i++)
            (places[i], values[i]) = (Find(features[i].Name) ?? Add(features[i].Name, priorOf(features[i].Name)), features[i].Value);
        return (places, values);
    }

    /// <returns>The number of a feature that was never seen before.</returns>
    public int Add(string name, WeightPrior prior)
    {
        _places.Add(name, _all.Count);
        _all.Add((name, prior));
        return _all.Count - 1;
    }
}
