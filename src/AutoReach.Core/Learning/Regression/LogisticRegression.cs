namespace AutoReach.Core.Learning.Regression;

/// <summary>
/// Bayesian logistic regression: the weights that are most probable under independent priors, by Newton's method, and the
/// Laplace approximation of their covariance (Bishop, "Pattern Recognition and Machine Learning", 4.5). Anew in each step
/// (expectation–maximisation) labels count as what was probably meant, see <see cref="Slip"/>, and priors are as wide as
/// the weights of their family are, see <see cref="FamilyScales"/>.
/// </summary>
internal sealed class LogisticRegression
{
    private const int MaxSteps = 12;
    private const int Unscaled = 2; // steps before the scales are learned, from then on with each step
    private const int ScaledSteps = 8;
    private const double SmallStep = 1e-4;
    private const double MaxStep = 4; // far from the end a whole step may overshoot

    private readonly WeightPrior[] _priors;
    private readonly double[] _hessian;
    private Cholesky _factor;

    /// <param name="start">Where the search begins, for the first of the weights; the others begin at their priors' means.</param>
    public LogisticRegression(IEnumerable<WeightPrior> priors, double[]? start = null)
    {
        _priors = [.. priors];
        Weights = [.. start ?? [], .. _priors.Skip(start?.Length ?? 0).Select(prior => prior.Mean)];
        Scales = new FamilyScales(_priors);
        _hessian = new double[_priors.Length * _priors.Length];
    }

    public double[] Weights { get; }

    public FamilyScales Scales { get; }

    public void Fit(Example[] examples)
    {
        var scaled = Scales.IsEmpty ? 0 : ScaledSteps;
        for (var step = 0; step < MaxSteps + scaled; step++)
        {
            var longest = Step(examples);
            if (step >= Unscaled && step < Unscaled + scaled)
                Scales.Learn(Weights, Diagonal(_factor.Inverse()));
            else if (step >= scaled && longest < SmallStep)
                return;
        }
    }

    public double LogOddsOf(Example example)
    {
        double sum = 0;
        for (var i = 0; i < example.Places.Length; i++)
            sum += Weights[example.Places[i]] * example.Values[i];
        return sum;
    }

    /// <summary>What is believed of the weights after a fit.</summary>
    public NormalPosterior Posterior() => new(Weights, _factor.Inverse());

    /// <returns>How far the weight went that went farthest.</returns>
    private double Step(Example[] examples)
    {
        var gradient = Differentiate(examples);
        _factor.Solve(gradient);
        var longest = gradient.Length == 0 ? 0 : gradient.Max(Math.Abs);
        var stride = longest > MaxStep ? MaxStep / longest : 1;
        for (var i = 0; i < gradient.Length; i++)
            Weights[i] += stride * gradient[i];
        return longest;
    }

    private static double[] Diagonal(double[] matrix)
    {
        var size = (int)Math.Sqrt(matrix.Length);
        return [.. Enumerable.Range(0, size).Select(at => matrix[at * size + at])];
    }

    /// <returns>The gradient of the log posterior; its negative Hessian is factored.</returns>
    private double[] Differentiate(Example[] examples)
    {
        var gradient = new double[_priors.Length];
        Array.Clear(_hessian);
        for (var i = 0; i < gradient.Length; i++)
        {
            _hessian[i * gradient.Length + i] = Scales.Precisions[i];
            gradient[i] = Scales.Precisions[i] * (_priors[i].Mean - Weights[i]);
        }
        foreach (var example in examples)
            Add(example, gradient);
        _factor = new Cholesky(_hessian, gradient.Length);
        return gradient;
    }

    /// <summary>Adds one example to the gradient and to the lower half of the negative Hessian.</summary>
    private void Add(Example example, double[] gradient)
    {
        var (places, values) = (example.Places, example.Values);
        var (residual, curvature, _) = Score.Of(example, LogOddsOf(example));
        for (var i = 0; i < places.Length; i++)
        {
            gradient[places[i]] += residual * values[i];
            var row = _hessian.AsSpan(places[i] * gradient.Length, places[i] + 1);
            var scaled = curvature * values[i];
            for (var j = 0; j < places.Length; j++)
                if (places[j] < row.Length)
                    row[places[j]] += scaled * values[j];
        }
    }
}
