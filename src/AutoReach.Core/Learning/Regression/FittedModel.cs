namespace AutoReach.Core.Learning.Regression;

/// <summary>One fit: which features are in it, and what is believed of their weights.</summary>
internal sealed class FittedModel
{
    private readonly Design _design;
    private readonly NormalPosterior _posterior;
    private readonly FamilyScales _scales;

    private FittedModel(Design design, LogisticRegression fit) => (_design, _posterior, _scales) = (design, fit.Posterior(), fit.Scales);

    public int? PlaceOf(int feature) => _design.PlaceOf(feature);

    /// <returns>Where it is that the feature's weight is another one lately, by how much.</returns>
    public int? CompanionOf(int feature) => _design.CompanionOf(feature);

    public Belief Predict(ReadOnlySpan<int> places, ReadOnlySpan<double> values) => _posterior.Predict(places, values);

    public Belief WeightOf(int place) => _posterior.WeightOf(place);

    /// <summary>What is believed of a weight that is not in the fit.</summary>
    public Belief Unseen(WeightPrior prior) => new(prior.Mean, _scales.VarianceOf(prior));

    /// <summary>Moves the belief by one observation; features that are not in the fit wait for the next one.</summary>
    public void Add(Example observed)
    {
        var known = _design.Row(observed);
        if (known.Places.Length > 0)
            _posterior.Add(known);
    }

    /// <summary>
    /// Fits what is always fitted, and once more with those of the screened features that show an effect beside it and with
    /// what has changed.
    /// </summary>
    /// <param name="priors">By number of the feature.</param>
    /// <param name="options">How many are screened, and whether changes are looked for.</param>
    public static FittedModel Fit(WeightPrior[] priors, List<Example> examples, ModelOptions options, DateTimeOffset now)
    {
        int[] always = [.. Enumerable.Range(0, priors.Length).Where(feature => !priors[feature].IsScreened)];
        var plain = new Design(priors.Length, always, []);
        Example[] rows = [.. examples.Select(plain.Row)];
        var fit = new LogisticRegression(always.Select(feature => priors[feature]));
        fit.Fit(rows);
        var said = Array.ConvertAll(rows, fit.LogOddsOf);
        var screened = Screening.Choose(priors, examples, said, options.MaxScreened);
        var changed = options.FollowsChanges ? Changes.Find(priors, always, examples, said, now) : [];
        if (screened.Count + changed.Count == 0)
            return new FittedModel(plain, fit);
        int[] fitted = [.. always, .. screened];
        var whole = new Design(priors.Length, fitted, changed);
        var all = new LogisticRegression(
            [.. fitted.Select(feature => priors[feature]), .. changed.Select(change => Changes.PriorOf(priors[change.Feature]))], fit.Weights);
        all.Fit([.. examples.Select(whole.Row)]);
        return new FittedModel(whole, all);
    }
}
