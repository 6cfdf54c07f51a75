namespace AutoReach.Core.Learning.Regression;

/// <summary>One fit: which features are in it, and what is believed of their weights.</summary>
internal sealed class FittedModel
{
    public static FittedModel Nothing => new([], new NormalPosterior([], []));

    private readonly int[] _placeOf; // by number of the feature; −1 where it is not in the fit
    private readonly NormalPosterior _posterior;

    private FittedModel(int[] placeOf, NormalPosterior posterior) => (_placeOf, _posterior) = (placeOf, posterior);

    public int? PlaceOf(int feature) => feature < _placeOf.Length && _placeOf[feature] >= 0 ? _placeOf[feature] : null;

    public Belief Of(ReadOnlySpan<int> places, ReadOnlySpan<double> values) => _posterior.Of(places, values);

    public Belief WeightOf(int place) => _posterior.WeightOf(place);

    /// <summary>Moves the belief by one observation; features that are not in the fit wait for the next one.</summary>
    public void Add(int[] features, double[] values, bool label, double weight)
    {
        var (places, known) = Known(features, values);
        if (places.Length > 0)
            _posterior.Add(places, known, label, weight);
    }

    /// <param name="before">Its weights are where the search begins.</param>
    public static FittedModel Fit(FeatureIndex index, List<(int[] Places, double[] Values)> examples, bool[] labels, double[] weights, ModelOptions options, FittedModel before)
    {
        var always = Enumerable.Range(0, index.All.Count).Where(feature => !index.All[feature].Prior.IsScreened).ToArray();
        var plain = Fit(index, always, examples, labels, weights, before);
        var screened = Screening.Choose(index, examples, labels, weights, plain, options);
        return screened.Count == 0 ? plain : Fit(index, [.. always, .. screened], examples, labels, weights, plain);
    }

    private static FittedModel Fit(FeatureIndex index, int[] fitted, List<(int[] Places, double[] Values)> examples, bool[] labels, double[] weights, FittedModel before)
    {
        var placeOf = new int[index.All.Count];
        Array.Fill(placeOf, -1);
        var start = new double[fitted.Length];
        for (var place = 0; place < fitted.Length; place++)
        {
            placeOf[fitted[place]] = place;
            start[place] = before.PlaceOf(fitted[place]) is { } earlier ? before.WeightOf(earlier).Mean : index.All[fitted[place]].Prior.Mean;
        }
        var empty = new FittedModel(placeOf, new NormalPosterior([], []));
        var (places, values) = (new int[examples.Count][], new double[examples.Count][]);
        for (var n = 0; n < examples.Count; n++)
            (places[n], values[n]) = empty.Known(examples[n].Places, examples[n].Values);
        var priors = fitted.Select(feature => index.All[feature].Prior).ToArray();
        return new FittedModel(placeOf, LogisticRegression.Fit(new Examples(places, values, labels, weights), priors, start));
    }

    /// <summary>Log-odds of an observation as far as this fit knows its features.</summary>
    public double LogOddsOf(int[] features, double[] values)
    {
        var means = _posterior.Means;
        double sum = 0;
        for (var i = 0; i < features.Length; i++)
            if (PlaceOf(features[i]) is { } place)
                sum += means[place] * values[i];
        return sum;
    }

    private (int[] Places, double[] Values) Known(int[] features, double[] values)
    {
        var (places, known) = (new List<int>(features.Length), new List<double>(features.Length));
        for (var i = 0; i < features.Length; i++)
            if (PlaceOf(features[i]) is { } place)
            {
                places.Add(place);
                known.Add(values[i]);
            }
        return ([.. places], [.. known]);
    }
}

/// <summary>Which of very many features show an effect beside those already fitted: a score test each.</summary>
internal static class Screening
{
    public static IReadOnlyList<int> Choose(FeatureIndex index, List<(int[] Places, double[] Values)> examples, bool[] labels, double[] weights, FittedModel plain, ModelOptions options)
    {
        var (gradient, information) = (new double[index.All.Count], new double[index.All.Count]);
        for (var n = 0; n < labels.Length; n++)
        {
            var (features, values) = examples[n];
            var probability = Logistic.Of(plain.LogOddsOf(features, values));
            var residual = weights[n] * (Slip.Meant(labels[n], probability) - probability);
            var curvature = weights[n] * probability * (1 - probability);
            for (var i = 0; i < features.Length; i++)
                if (index.All[features[i]].Prior.IsScreened)
                {
                    gradient[features[i]] += residual * values[i];
                    information[features[i]] += curvature * values[i] * values[i];
                }
        }
        return [.. Enumerable.Range(0, gradient.Length)
            .Where(feature => information[feature] > 0)
            .Select(feature => (Feature: feature, Effect: Math.Abs(gradient[feature]) / Math.Sqrt(information[feature] + 1 / Squared(index.All[feature].Prior.Deviation))))
            .Where(found => found.Effect >= index.All[found.Feature].Prior.ScreenFrom)
            .OrderByDescending(found => found.Effect).ThenBy(found => found.Feature)
            .Take(options.MostScreened)
            .Select(found => found.Feature)];
    }

    private static double Squared(double value) => value * value;
}
