namespace AutoReach.Core.Learning.Regression;

/// <summary>One fit: which features are in it, and what is believed of their weights.</summary>
internal sealed class FittedModel
{
    private readonly int[] _placeOf; // by number of the feature; −1 where it is not in the fit
    private readonly NormalPosterior _posterior;

    private FittedModel(int[] placeOf, NormalPosterior posterior) => (_placeOf, _posterior) = (placeOf, posterior);

    public int? PlaceOf(int feature) => feature < _placeOf.Length && _placeOf[feature] is >= 0 and var place ? place : null;

    public Belief Of(ReadOnlySpan<int> places, ReadOnlySpan<double> values) => _posterior.Of(places, values);

    public Belief WeightOf(int place) => _posterior.WeightOf(place);

    /// <summary>Moves the belief by one observation; features that are not in the fit wait for the next one.</summary>
    public void Add(Example observed)
    {
        var known = Known(observed, _placeOf);
        if (known.Places.Length > 0)
            _posterior.Add(known);
    }

    /// <summary>Fits what is always fitted, and once more with those of the screened features that show an effect beside it.</summary>
    /// <param name="priors">By number of the feature.</param>
    /// <param name="most">At most so many screened features.</param>
    public static FittedModel Fit(WeightPrior[] priors, List<Example> examples, int most)
    {
        var always = Enumerable.Range(0, priors.Length).Where(feature => !priors[feature].IsScreened).ToArray();
        var plain = new LogisticRegression(always.Select(feature => priors[feature]));
        var placeOf = PlacesOf(always, priors.Length);
        Example[] known = [.. examples.Select(example => Known(example, placeOf))];
        plain.Fit(known);
        var screened = Screening.Choose(priors, examples, [.. known.Select(plain.LogOddsOf)], most);
        if (screened.Count == 0)
            return new FittedModel(placeOf, plain.Posterior());
        int[] fitted = [.. always, .. screened];
        var all = new LogisticRegression(fitted.Select(feature => priors[feature]), plain.Weights);
        placeOf = PlacesOf(fitted, priors.Length);
        all.Fit([.. examples.Select(example => Known(example, placeOf))]);
        return new FittedModel(placeOf, all.Posterior());
    }

    private static int[] PlacesOf(int[] fitted, int features)
    {
        var places = new int[features];
        Array.Fill(places, -1);
        for (var place = 0; place < fitted.Length; place++)
            places[fitted[place]] = place;
        return places;
    }

    /// <returns>The example by places in the fit, without features that are not in it.</returns>
    private static Example Known(Example example, int[] placeOf)
    {
        bool IsFitted(int feature) => feature < placeOf.Length && placeOf[feature] >= 0;
        var count = example.Places.Count(IsFitted);
        var (places, values) = (new int[count], new double[count]);
        for (int i = 0, at = 0; at < count; i++)
            if (IsFitted(example.Places[i]))
                (places[at], values[at++]) = (placeOf[example.Places[i]], example.Values[i]);
        return example with { Places = places, Values = values };
    }
}
