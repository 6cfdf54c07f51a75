namespace AutoReach.Core.Learning.Regression;

/// <summary>Which of very many features show an effect beside those already fitted: a score test each.</summary>
internal static class Screening
{
    /// <param name="logOdds">What the fit without them says, by example.</param>
    public static IReadOnlyList<int> Choose(WeightPrior[] priors, List<Example> examples, double[] logOdds, int most)
    {
        var (gradient, information) = (new double[priors.Length], new double[priors.Length]);
        foreach (var (example, said) in examples.Zip(logOdds))
        {
            var probability = Logistic.Of(said);
            var residual = example.Weight * (Slip.Meant(example.Label, probability) - probability);
            var curvature = example.Weight * probability * (1 - probability);
            for (var i = 0; i < example.Places.Length; i++)
                if (priors[example.Places[i]].IsScreened)
                {
                    gradient[example.Places[i]] += residual * example.Values[i];
                    information[example.Places[i]] += curvature * example.Values[i] * example.Values[i];
                }
        }
        return [.. Enumerable.Range(0, gradient.Length)
            .Where(feature => information[feature] > 0)
            .Select(feature => (Feature: feature, Effect: Math.Abs(gradient[feature]) / Math.Sqrt(information[feature] + priors[feature].Precision)))
            .Where(found => found.Effect >= priors[found.Feature].ScreenFrom)
            .OrderByDescending(found => found.Effect).ThenBy(found => found.Feature)
            .Take(most)
            .Select(found => found.Feature)];
    }
}
