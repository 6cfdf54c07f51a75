namespace AutoReach.Core.Learning.Regression;

/// <summary>Examples of one fit, by places of features in it.</summary>
internal sealed record Examples(IReadOnlyList<int[]> Places, IReadOnlyList<double[]> Values, bool[] Labels, double[] Weights)
{
    public int Count => Labels.Length;
}

/// <summary>
/// Bayesian logistic regression: the weights that are most probable under independent normal priors, by Newton's
/// method, and the Laplace approximation of their covariance (Bishop, "Pattern Recognition and Machine Learning", 4.5).
/// Labels count as what was probably meant, anew in each step (expectation–maximisation), see <see cref="Slip"/>.
/// </summary>
internal static class LogisticRegression
{
    private const int MostSteps = 12;
    private const double SmallStep = 1e-4;

    /// <param name="start">Where the search begins, one weight a feature; overwritten.</param>
    public static NormalPosterior Fit(Examples examples, IReadOnlyList<WeightPrior> priors, double[] start)
    {
        var size = priors.Count;
        var hessian = new double[size * size];
        for (var step = 0; ; step++)
        {
            var gradient = new double[size];
            Array.Clear(hessian);
            for (var i = 0; i < size; i++)
            {
                var precision = 1 / (priors[i].Deviation * priors[i].Deviation);
                hessian[i * size + i] = precision;
                gradient[i] = precision * (priors[i].Mean - start[i]);
            }
            for (var n = 0; n < examples.Count; n++)
                Add(examples.Places[n], examples.Values[n], examples.Labels[n], examples.Weights[n], start, gradient, hessian);
            var factor = new Cholesky(hessian, size);
            factor.Solve(gradient);
            var longest = 0.0;
            for (var i = 0; i < size; i++)
                longest = Math.Max(longest, Math.Abs(gradient[i]));
            var stride = longest > 4 ? 4 / longest : 1; // far from the end a whole step may overshoot
            for (var i = 0; i < size; i++)
                start[i] += stride * gradient[i];
            if (longest < SmallStep || step + 1 == MostSteps)
                return new NormalPosterior(start, factor.Inverse());
        }
    }

    /// <summary>Adds one example to the gradient and to the lower half of the negative Hessian.</summary>
    private static void Add(int[] places, double[] values, bool label, double weight, double[] weights, double[] gradient, double[] hessian)
    {
        double sum = 0;
        for (var i = 0; i < places.Length; i++)
            sum += weights[places[i]] * values[i];
        var probability = Logistic.Of(sum);
        var residual = weight * (Slip.Meant(label, probability) - probability);
        var curvature = weight * probability * (1 - probability);
        for (var i = 0; i < places.Length; i++)
        {
            gradient[places[i]] += residual * values[i];
            var row = hessian.AsSpan(places[i] * gradient.Length, places[i] + 1);
            var scaled = curvature * values[i];
            for (var j = 0; j < places.Length; j++)
                if (places[j] < row.Length)
                    row[places[j]] += scaled * values[j];
        }
    }
}
