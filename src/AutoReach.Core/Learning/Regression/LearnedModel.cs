namespace AutoReach.Core.Learning.Regression;

/// <summary>How a model forgets and when it is fitted anew.</summary>
/// <param name="HalfLife">After so long an observation counts half.</param>
/// <param name="MostScreened">At most so many screened features are fitted.</param>
/// <param name="ScreenFrom">A screened feature is fitted once its effect is so many standard errors from none.</param>
public sealed record ModelOptions(TimeSpan HalfLife, int MostScreened = 64, double ScreenFrom = 2.2);

/// <summary>
/// A Bayesian logistic regression over named features that grows with its observations: each moves the belief at once,
/// and after every few per cent more all are fitted together. The same observations in the same order give the same model.
/// </summary>
public sealed class LearnedModel(PriorOf priorOf, ModelOptions options)
{
    private const double RefitGrowth = 0.04;
    private const int FewestNew = 12;
    private const double Forgotten = 0.002; // weight under which an observation is left out

    private readonly FeatureIndex _features = new(priorOf);
    private readonly List<(int[] Places, double[] Values, bool Label, double Weight, DateTimeOffset At)> _observed = [];
    private FittedModel _fitted = FittedModel.Nothing;
    private int _fittedAt;

    public int Count => _observed.Count;

    /// <summary>Takes in an observation. Times never go back by much; order is the order of calls.</summary>
    public void Observe(Observation observed)
    {
        var (places, values) = _features.Of(observed.Features);
        _observed.Add((places, values, observed.Label, observed.Weight, observed.At));
        if (_observed.Count - _fittedAt >= Math.Max(FewestNew, _fittedAt * RefitGrowth))
            Refit(observed.At);
        else
            _fitted.Add(places, values, observed.Label, observed.Weight);
    }

    /// <summary>Makes everything observed so far count less: 0 forgets it, 0.5 halves it.</summary>
    public void Decay(double factor, DateTimeOffset now)
    {
        if (factor <= 0)
            _observed.Clear();
        for (var i = 0; i < _observed.Count; i++)
            _observed[i] = _observed[i] with { Weight = _observed[i].Weight * factor };
        Refit(now);
    }

    /// <summary>Fits all observations together, as of a moment.</summary>
    public void Refit(DateTimeOffset now)
    {
        var (kept, weights) = (new List<(int[], double[])>(_observed.Count), new List<double>(_observed.Count));
        var labels = new List<bool>(_observed.Count);
        foreach (var (places, values, label, weight, at) in _observed)
            if (weight * Math.Pow(0.5, (now - at) / options.HalfLife) is var counted and > Forgotten)
            {
                kept.Add((places, values));
                labels.Add(label);
                weights.Add(counted);
            }
        _fitted = FittedModel.Fit(_features, kept, [.. labels], [.. weights], options, _fitted);
        _fittedAt = _observed.Count;
    }

    /// <returns>Belief about the log-odds; features never seen add the uncertainty of their priors.</returns>
    public Belief Of(IReadOnlyList<Feature> features)
    {
        Span<int> places = stackalloc int[Math.Min(features.Count, 512)];
        Span<double> values = stackalloc double[places.Length];
        var (count, mean, variance) = (0, 0.0, 0.0);
        foreach (var feature in features)
            if (_features.Find(feature.Name) is { } place && _fitted.PlaceOf(place) is { } fitted && count < places.Length)
                (places[count], values[count++]) = (fitted, feature.Value);
            else if (priorOf(feature.Name) is { IsScreened: false } prior)
            {
                mean += prior.Mean * feature.Value;
                variance += prior.Deviation * prior.Deviation * feature.Value * feature.Value;
            }
        var known = _fitted.Of(places[..count], values[..count]);
        return new Belief(known.Mean + mean, known.Variance + variance);
    }

    /// <returns>Belief about one feature's weight; its prior where it was never fitted.</returns>
    public Belief WeightOf(string feature) => _features.Find(feature) is { } place && _fitted.PlaceOf(place) is { } fitted
        ? _fitted.WeightOf(fitted)
        : priorOf(feature) is var prior ? new Belief(prior.Mean, prior.Deviation * prior.Deviation) : default;

    /// <summary>Every feature seen, with how often.</summary>
    public IEnumerable<(string Name, int Count, bool IsFitted)> Features => _features.All.Select((feature, place) => (feature.Name, feature.Count, _fitted.PlaceOf(place) is not null));
}
