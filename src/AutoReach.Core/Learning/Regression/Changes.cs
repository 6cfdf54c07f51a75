namespace AutoReach.Core.Learning.Regression;

/// <summary>A feature whose weight was another one before.</summary>
internal readonly record struct Change(int Feature, DateTimeOffset Since);

/// <summary>
/// Which weights have changed lately, and when: for each weight and each of a few moments a score test of whether what was
/// observed since speaks otherwise than what the fit of everything says; the moment with the clearest answer is taken
/// (Andrews, "Tests for Parameter Instability and Structural Change with Unknown Change Point", 1993). So a changed
/// preference is learned anew in days, and all that did not change keeps what months have taught.
/// </summary>
internal static class Changes
{
    /// <summary>Standard errors from no change. Not many, since the prior already holds a companion near 0.</summary>
    private const double Clear = 1.75;

    /// <summary>Fewer observations since the moment say nothing.</summary>
    private const int Min = 8;

    private static readonly TimeSpan[] Ages = [.. ((int[])[10, 14, 21, 28, 42]).Select(days => TimeSpan.FromDays(days))];

    /// <summary>What is believed of a change: as wide as the weight's own prior, around none.</summary>
    public static WeightPrior PriorOf(WeightPrior changed) =>
        new(0, changed.Deviation) { Family = changed.Family is { } family ? "change of " + family : null };

    /// <param name="features">Numbers of those that may have changed.</param>
    /// <param name="logOdds">What a fit without changes says, by example.</param>
    public static IReadOnlyList<Change> Find(WeightPrior[] priors, int[] features, List<Example> examples, double[] logOdds, DateTimeOffset now)
    {
        var sums = new Score[]?[priors.Length];
        foreach (var feature in features)
            sums[feature] = new Score[Ages.Length + 1]; // the last one is of what is older than any of the moments
        foreach (var (example, said) in examples.Zip(logOdds))
        {
            var observed = Score.Of(example, said);
            var youngest = Array.FindIndex(Ages, age => now - example.At <= age) is >= 0 and var found ? found : Ages.Length;
            for (var i = 0; i < example.Places.Length; i++)
                if (sums[example.Places[i]] is { } sum)
                    sum[youngest] += observed * example.Values[i];
        }
        return [.. features.Select(feature => (Feature: feature, Best: Clearest(sums[feature]!, priors[feature])))
            .Where(found => found.Best is not null)
            .Select(found => new Change(found.Feature, now - found.Best!.Value))];
    }

    /// <param name="sums">Of the observations between two moments.</param>
    private static TimeSpan? Clearest(Score[] sums, WeightPrior prior)
    {
        for (var age = 1; age < sums.Length; age++)
            sums[age] += sums[age - 1];
        var all = sums[^1].Information + prior.Precision;
        var (best, clearest) = ((TimeSpan?)null, Clear);
        for (var age = 0; age < Ages.Length; age++)
        {
            var since = sums[age];
            var beside = since with { Information = since.Information * (1 - since.Information / all) }; // the weight itself takes up the rest
            if (since.Count >= Min && beside.StandardErrors(prior) is var clear && clear > clearest)
                (best, clearest) = (Ages[age], clear);
        }
        return best;
    }
}
