namespace AutoReach.Core.Learning.Regression;

/// <summary>
/// Which features a fit has weights for, and at which places. A feature whose weight changed has two: one that always
/// counts, and a companion that counts from the moment of the change and says what was added then.
/// </summary>
internal sealed class Design
{
    private const int None = -1;

    private readonly int[] _placeOf; // by number of the feature
    private readonly int[] _companionOf;
    private readonly DateTimeOffset[] _since;

    /// <param name="features">Of which so many have numbers.</param>
    /// <param name="fitted">Numbers of those that get a place, in the order of their places.</param>
    /// <param name="changed">Those of them that get a companion, behind all others.</param>
    public Design(int features, IReadOnlyList<int> fitted, IReadOnlyList<Change> changed)
    {
        (_placeOf, _companionOf, _since) = (new int[features], new int[features], new DateTimeOffset[features]);
        Array.Fill(_placeOf, None);
        Array.Fill(_companionOf, None);
        for (var place = 0; place < fitted.Count; place++)
            _placeOf[fitted[place]] = place;
        for (var i = 0; i < changed.Count; i++)
            (_companionOf[changed[i].Feature], _since[changed[i].Feature]) = (fitted.Count + i, changed[i].Since);
    }

    public int? PlaceOf(int feature) => feature < _placeOf.Length && _placeOf[feature] is not None and var place ? place : null;

    public int? CompanionOf(int feature) => feature < _companionOf.Length && _companionOf[feature] is not None and var place ? place : null;

    /// <returns>The observation by places, without features that are not in the fit.</returns>
    public Example Row(Example observed)
    {
        var count = 0;
        foreach (var feature in observed.Places)
            count += feature >= _placeOf.Length ? 0 : (_placeOf[feature] is None ? 0 : 1) + (HasCompanion(feature, observed.At) ? 1 : 0);
        var (places, values) = (new int[count], new double[count]);
        for (int i = 0, at = 0; at < count; i++)
        {
            var feature = observed.Places[i];
            if (PlaceOf(feature) is { } place)
                (places[at], values[at++]) = (place, observed.Values[i]);
            if (feature < _placeOf.Length && HasCompanion(feature, observed.At))
                (places[at], values[at++]) = (_companionOf[feature], observed.Values[i]);
        }
        return observed with { Places = places, Values = values };
    }

    private bool HasCompanion(int feature, DateTimeOffset at) => _companionOf[feature] is not None && at >= _since[feature];
}
