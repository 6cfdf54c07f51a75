namespace AutoReach.Core.Learning.Regression;

/// <summary>Which of very many features show an effect beside those already fitted: a score test each.</summary>
internal static class Screening
{
    /// <param name="logOdds">What the fit without them says, by example.</param>
    public static IReadOnlyList<int> Choose(WeightPrior[] priors, List<Example> examples, double[] logOdds, int most)
    {
        var scores = new Score[priors.Length];
        foreach (var (example, said) in examples.Zip(logOdds))
        {
            var observed = Score.Of(example, said);
            for (var i = 0; i < example.Places.Length; i++)
                if (priors[example.Places[i]].IsScreened)
                    scores[example.Places[i]] += observed * example.Values[i];
        }
        return [.. Enumerable.Range(0, scores.Length)
            .Where(feature => scores[feature].Information > 0)
            .Select(feature => (Feature: feature, Effect: scores[feature].StandardErrors(priors[feature])))
            .Where(found => found.Effect >= priors[found.Feature].ScreenFrom)
            .OrderByDescending(found => found.Effect).ThenBy(found => found.Feature)
            .Take(most)
            .Select(found => found.Feature)];
    }
}
