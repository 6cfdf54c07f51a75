namespace AutoReach.Core.Learning.Regression;

/// <summary>Mean and covariance of the weights of a fitted model; grows by single observations without a new fit.</summary>
internal sealed class NormalPosterior(double[] mean, double[] covariance)
{
    private readonly int _size = mean.Length;

    public Belief WeightOf(int at) => new(mean[at], covariance[at * _size + at]);

    /// <returns>Belief about the sum of the weighted features, in log-odds.</returns>
    public Belief Predict(ReadOnlySpan<int> places, ReadOnlySpan<double> values)
    {
        double sum = 0, variance = 0;
        for (var i = 0; i < places.Length; i++)
        {
            sum += mean[places[i]] * values[i];
            var row = covariance.AsSpan(places[i] * _size, _size);
            double inRow = 0;
            for (var j = 0; j < places.Length; j++)
                inRow += row[places[j]] * values[j];
            variance += inRow * values[i];
        }
        return new Belief(sum, Math.Max(0, variance));
    }

    /// <summary>One Newton step for one more observation, exact in the covariance (Sherman–Morrison).</summary>
    public void Add(Example observed)
    {
        var (places, values, weight) = (observed.Places, observed.Values, observed.Weight);
        var probability = Logistic.Sigmoid(Predict(places, values).Mean);
        var curvature = weight * probability * (1 - probability);
        var direction = new double[_size];
        for (var i = 0; i < places.Length; i++)
        {
            var row = covariance.AsSpan(places[i] * _size, _size);
            for (var j = 0; j < _size; j++)
                direction[j] += row[j] * values[i];
        }
        double spread = 0;
        for (var i = 0; i < places.Length; i++)
            spread += direction[places[i]] * values[i];
        var shrink = curvature / (1 + curvature * spread);
        var gradient = weight * (Slip.Meant(observed.Label, probability) - probability) / (1 + curvature * spread);
        for (var j = 0; j < _size; j++)
        {
            mean[j] += direction[j] * gradient;
            var row = covariance.AsSpan(j * _size, _size);
            var factor = shrink * direction[j];
            if (factor != 0)
                for (var k = 0; k < _size; k++)
                    row[k] -= factor * direction[k];
        }
    }
}
