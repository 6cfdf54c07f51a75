namespace AutoReach.Core.Learning.Regression;

/// <summary>What observations say against a weight that is fitted: first and negative second derivative of their log-likelihood in it.</summary>
internal readonly record struct Score(double Gradient, double Information, int Count)
{
    /// <param name="logOdds">What the fit says of it.</param>
    public static Score Of(Example example, double logOdds)
    {
        var probability = Logistic.Sigmoid(logOdds);
        return new Score(
            example.Weight * (Slip.Meant(example.Label, probability) - probability),
            example.Weight * probability * (1 - probability), Count: 1);
    }

    /// <summary>How many standard errors the fit is from what the observations say, less as the prior is narrow.</summary>
    public double StandardErrors(WeightPrior prior) => Math.Abs(Gradient) / Math.Sqrt(Information + prior.Precision);

    public static Score operator +(Score left, Score right) =>
        new(left.Gradient + right.Gradient, left.Information + right.Information, left.Count + right.Count);

    public static Score operator *(Score score, double value) => new(score.Gradient * value, score.Information * value * value, score.Count);
}
