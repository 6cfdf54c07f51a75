namespace AutoReach.Core.Learning.Regression;

/// <summary>Numbers features in the order in which they are first observed.</summary>
internal sealed class FeatureIndex(PriorOf priorOf)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<WeightPrior> _priors = [];

    /// <summary>By number of the feature.</summary>
    public IReadOnlyList<WeightPrior> Priors => _priors;

    public int Count => _priors.Count;

    public int? Find(string name) => _places.TryGetValue(name, out var place) ? place : null;

    public WeightPrior PriorOf(string name) => Find(name) is { } place ? _priors[place] : priorOf(name);

    /// <returns>Numbers and values of features; each new one is given a number.</returns>
    public (int[] Places, double[] Values) Encode(IReadOnlyList<Feature> features)
    {
        var (places, values) = (new int[features.Count], new double[features.Count]);
        for (var i = 0; i < features.Count; i++)
            (places[i], values[i]) = (Find(features[i].Name) ?? Add(features[i].Name), features[i].Value);
        return (places, values);
    }

    private int Add(string name)
    {
        _places.Add(name, _priors.Count);
        _priors.Add(priorOf(name));
        return _priors.Count - 1;
    }
}
