namespace AutoReach.Core.Learning.Regression;

/// <summary>
/// How large the weights of each family are, learned together with the weights. A family's weights have a Cauchy prior
/// with one scale: most of them are nearly none and a few are large (Gelman, Jakulin, Pittau and Su, "A Weakly Informative
/// Default Prior Distribution for Logistic and Other Regression Models", 2008). A family none of which matters gets a small
/// scale (MacKay, "Bayesian Non-linear Modelling for the Prediction Competition", 1994). Both by expectation–maximisation:
/// a Cauchy prior is a normal one whose precision is unknown.
/// </summary>
internal sealed class FamilyScales
{
    /// <summary>So many weights of the scale that was expected stand beside those observed.</summary>
    private const double Expected = 1;

    private const int Rounds = 5; // of a fixed point that hardly moves from one fit to the next

    private readonly WeightPrior[] _priors;
    private readonly (string Name, int[] Members)[] _families;
    private readonly Dictionary<string, double> _variances = new(StringComparer.Ordinal);

    /// <param name="priors">Their deviations are the scales that are expected.</param>
    public FamilyScales(WeightPrior[] priors)
    {
        _priors = priors;
        Precisions = [.. priors.Select(prior => prior.Precision)];
        _families = [.. Enumerable.Range(0, priors.Length).Where(place => priors[place].Family is not null)
            .GroupBy(place => priors[place].Family!).Select(family => (family.Key, family.ToArray()))];
        foreach (var (name, members) in _families)
            _variances[name] = 1 / priors[members[0]].Precision;
    }

    public bool IsEmpty => _families.Length == 0;

    /// <summary>Present precision of each weight's prior, by place; one over the squared deviation where it has no family.</summary>
    public double[] Precisions { get; }

    /// <returns>Variance of a weight of which nothing was observed.</returns>
    public double VarianceOf(WeightPrior prior) =>
        prior.Family is { } family && _variances.TryGetValue(family, out var variance) ? variance : 1 / prior.Precision;

    /// <summary>Takes in what is believed of the weights.</summary>
    /// <param name="variances">Of the weights, by place.</param>
    public void Learn(double[] weights, double[] variances)
    {
        foreach (var (name, members) in _families)
        {
            var squares = Array.ConvertAll(members, place => Square(weights[place] - _priors[place].Mean) + variances[place]);
            var (variance, expected) = (_variances[name], _priors[members[0]].Precision);
            for (var round = 0; round < Rounds; round++)
                variance = (Expected + members.Length) / (Expected * expected + squares.Sum(square => Precision(variance, square)));
            _variances[name] = variance;
            for (var i = 0; i < members.Length; i++)
                Precisions[members[i]] = Precision(variance, squares[i]);
        }
    }

    /// <summary>Expected precision of a weight, by the square of it that is expected.</summary>
    private static double Precision(double variance, double square) => 2 / (variance + square);

    private static double Square(double value) => value * value;
}
