namespace AutoReach.Core.Trust.Confidence;

/// <summary>
/// How many observations of equal weight would tell as much: (Σw)²/Σw² (Kish, "Survey Sampling", 1965). Between 1 and
/// their count; equal to the count when all weights are equal.
/// </summary>
internal static class Kish
{
    /// <returns>0 when there are none.</returns>
    /// <exception cref="ArgumentException">A weight is not a finite number above 0.</exception>
    public static double EffectiveNumber(ReadOnlySpan<double> weights)
    {
        var (sum, squares) = Moments(weights, Largest(weights));
        return weights.IsEmpty ? 0 : sum * sum / squares;
    }

    /// <summary>The same weights on the scale where they sum to their effective number; equal weights become 1.</summary>
    /// <exception cref="ArgumentException">A weight is not a finite number above 0.</exception>
    public static double[] Normalise(ReadOnlySpan<double> weights)
    {
        var largest = Largest(weights);
        var (sum, squares) = Moments(weights, largest);
        var normalised = new double[weights.Length];
        for (var index = 0; index < normalised.Length; index++)
            normalised[index] = weights[index] / largest * (sum / squares);
        return normalised;
    }

    /// <summary>Σw and Σw² of weights divided by the largest, so that squares neither overflow nor all vanish.</summary>
    private static (double Sum, double Squares) Moments(ReadOnlySpan<double> weights, double largest)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights)
        {
            var scaled = weight / largest;
            sum += scaled;
            squares += scaled * scaled;
        }
        return (sum, squares);
    }

    private static double Largest(ReadOnlySpan<double> weights)
    {
        var largest = 0.0;
        foreach (var weight in weights)
        {
            if (!(weight > 0 && double.IsFinite(weight)))
                throw new ArgumentException($"A weight is {weight}, it has to be a finite number above 0.", nameof(weights));
            largest = Math.Max(largest, weight);
        }
        return largest;
    }
}
