namespace AutoReach.Core.Learning.Regression;

/// <summary>Numbers features in the order in which they are first observed.</summary>
internal sealed class FeatureIndex(PriorOf priorOf)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<(string Name, WeightPrior Prior, int Count)> _all = [];

    public IReadOnlyList<(string Name, WeightPrior Prior, int Count)> All => _all;

    public int? Find(string name) => _places.TryGetValue(name, out var place) ? place : null;

    /// <summary>Counts the features, giving a number to each new one.</summary>
    public (int[] Places, double[] Values) Of(IReadOnlyList<Feature> features)
    {
        var (places, values) = (new int[features.Count], new double[features.Count]);
        for (var i = 0; i < features.Count; i++)
        {
            var name = features[i].Name;
            if (!_places.TryGetValue(name, out var place))
                place = Add(name, priorOf(name));
            _all[place] = _all[place] with { Count = _all[place].Count + 1 };
            (places[i], values[i]) = (place, features[i].Value);
        }
        return (places, values);
    }

    /// <returns>The number of a feature that was never seen before.</returns>
    public int Add(string name, WeightPrior prior)
    {
        _places.Add(name, _all.Count);
        _all.Add((name, prior, 0));
        return _all.Count - 1;
    }
}
