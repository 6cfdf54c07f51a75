namespace AutoReach.Core.Learning.Regression;

/// <summary>How a model forgets and when it is fitted anew.</summary>
/// <param name="HalfLife">After so long an observation counts half.</param>
/// <param name="MostScreened">At most so many screened features are fitted.</param>
/// <param name="Lately">What changed is looked for in observations not older than this, see <see cref="Regression.Lately"/>; null: nowhere.</param>
public sealed record ModelOptions(TimeSpan HalfLife, int MostScreened = 64, TimeSpan? Lately = null);

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
    private readonly Lately? _lately = options.Lately is null ? null : new Lately();
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
        {
            Refit(observed.At);
            return;
        }
        var (now, known) = _lately?.With(_features, places, values) ?? (places, values);
        _fitted.Add(now, known, observed.Label, observed.Weight);
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
                kept.Add(now - at <= options.Lately ? _lately!.With(_features, places, values) : (places, values));
                labels.Add(label);
                weights.Add(counted);
            }
        _fitted = FittedModel.Fit(_features, kept, [.. labels], [.. weights], options, _fitted);
        _fittedAt = _observed.Count;
    }

    /// <returns>Belief about the log-odds; features never seen add the uncertainty of their priors.</returns>
    public Belief Of(IReadOnlyList<Feature> features)
    {
        Span<int> places = stackalloc int[Math.Min(2 * features.Count, 1024)];
        Span<double> values = stackalloc double[places.Length];
        var (count, mean, variance) = (0, 0.0, 0.0);
        foreach (var feature in features)
            if (_features.Find(feature.Name) is { } place && _fitted.PlaceOf(place) is { } fitted && count + 1 < places.Length)
            {
                (places[count], values[count++]) = (fitted, feature.Value);
                if (_lately?.Of(place) is { } lately && _fitted.PlaceOf(lately) is { } changed)
                    (places[count], values[count++]) = (changed, feature.Value);
            }
            else if (priorOf(feature.Name) is { IsScreened: false } prior)
            {
                mean += prior.Mean * feature.Value;
                variance += prior.Deviation * prior.Deviation * feature.Value * feature.Value;
            }
        var known = _fitted.Of(places[..count], values[..count]);
        return new Belief(known.Mean + mean, known.Variance + variance);
    }

    /// <returns>Belief about one feature's weight as it is now; its prior where it was never fitted.</returns>
    public Belief WeightOf(string feature)
    {
        if (_features.Find(feature) is not { } place || _fitted.PlaceOf(place) is not { } fitted)
            return priorOf(feature) is var prior ? new Belief(prior.Mean, prior.Deviation * prior.Deviation) : default;
        return _lately?.Of(place) is { } lately && _fitted.PlaceOf(lately) is { } changed
            ? _fitted.Of([fitted, changed], [1, 1])
            : _fitted.WeightOf(fitted);
    }

    /// <returns>Whether a feature is in the fit: seen, and not screened out.</returns>
    public bool IsFitted(string feature) => _features.Find(feature) is { } place && _fitted.PlaceOf(place) is not null;
}
