namespace AutoReach.Core.Learning.Regression;

/// <summary>How a model forgets and when it is fitted anew.</summary>
/// <param name="HalfLife">After so long an observation counts half.</param>
/// <param name="MaxScreened">At most so many screened features are fitted.</param>
/// <param name="FollowsChanges">Whether a weight may have changed lately, see <see cref="Changes"/>.</param>
public sealed record ModelOptions(TimeSpan HalfLife, int MaxScreened = 64, bool FollowsChanges = false);

/// <summary>
/// A Bayesian logistic regression over named features that grows with its observations: each moves the belief, and after
/// every few per cent more all are fitted together. Fitting waits until something is asked, so that taking in years of
/// observations costs one fit. The same observations in the same order give the same model, however often it was asked.
/// </summary>
public sealed class LearnedModel(PriorOf priorOf, ModelOptions options)
{
    private const double RefitGrowth = 0.04;
    private const int MinNew = 12;
    private const double Forgotten = 0.002; // weight under which an observation is left out

    private readonly FeatureIndex _features = new(priorOf);
    private readonly List<Example> _observed = [];
    private Due _due;
    private FittedModel? _fit; // null: the due fit was not made yet
    private int _taken; // observations that are in it

    public int Count => _observed.Count;

    private FittedModel Fitted
    {
        get
        {
            if (_fit is null)
                (_fit, _taken) = (FitDue(), _due.Count);
            for (; _taken < _observed.Count; _taken++)
                _fit.Add(_observed[_taken]);
            return _fit;
        }
    }

    /// <summary>Takes in an observation. Times never go back by much; order is the order of calls.</summary>
    public void Observe(Observation observed)
    {
        var (places, values) = _features.Encode(observed.Features);
        _observed.Add(new Example(places, values, observed.Label, observed.Weight, observed.At));
        if (_observed.Count - _due.Count >= Math.Max(MinNew, _due.Count * RefitGrowth))
            Refit(observed.At);
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

    /// <summary>Has all observations fitted together, as of a moment.</summary>
    public void Refit(DateTimeOffset now) => (_due, _fit) = (new Due(_observed.Count, _features.Count, now), null);

    private FittedModel FitDue()
    {
        var counted = new List<Example>(_due.Count);
        foreach (var example in _observed.Take(_due.Count))
            if (example.Weight * Math.Pow(0.5, (_due.At - example.At) / options.HalfLife) is var weight and > Forgotten)
                counted.Add(example with { Weight = weight });
        return FittedModel.Fit([.. _features.Priors.Take(_due.Features)], counted, options, _due.At);
    }

    /// <returns>Belief about the log-odds; features never seen add the uncertainty of their priors.</returns>
    public Belief Predict(IReadOnlyList<Feature> features)
    {
        var fit = Fitted;
        Span<int> places = stackalloc int[Math.Min(2 * features.Count, 1024)];
        Span<double> values = stackalloc double[places.Length];
        var (count, mean, variance) = (0, 0.0, 0.0);
        foreach (var feature in features)
            if (_features.Find(feature.Name) is { } place && fit.PlaceOf(place) is { } fitted && count + 1 < places.Length)
            {
                (places[count], values[count++]) = (fitted, feature.Value);
                if (fit.CompanionOf(place) is { } changed)
                    (places[count], values[count++]) = (changed, feature.Value);
            }
            else if (_features.PriorOf(feature.Name) is { IsScreened: false } prior)
            {
                var unseen = fit.Unseen(prior);
                mean += unseen.Mean * feature.Value;
                variance += unseen.Variance * feature.Value * feature.Value;
            }
        var known = fit.Predict(places[..count], values[..count]);
        return new Belief(known.Mean + mean, known.Variance + variance);
    }

    /// <returns>Belief about one feature's weight as it is now; its prior where it was never fitted.</returns>
    public Belief WeightOf(string feature)
    {
        var fit = Fitted;
        if (_features.Find(feature) is not { } place || fit.PlaceOf(place) is not { } fitted)
            return fit.Unseen(_features.PriorOf(feature));
        return fit.CompanionOf(place) is { } changed
            ? fit.Predict([fitted, changed], [1, 1])
            : fit.WeightOf(fitted);
    }

    /// <returns>Whether a feature is in the fit: seen, and not screened out.</returns>
    public bool IsFitted(string feature) => _features.Find(feature) is { } place && Fitted.PlaceOf(place) is not null;

    /// <summary>The newest fit that is to be in the belief: of so many observations and features, as of a moment.</summary>
    private readonly record struct Due(int Count, int Features, DateTimeOffset At);
}
