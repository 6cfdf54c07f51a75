using AutoReach.Core.Trust;

namespace AutoReach.Core.Learning.Regression;

/// <summary>One input of a learned model: a name such as <c>companySize=small</c> and its value, 1 for what simply holds.</summary>
public readonly record struct Feature(string Name, double Value = 1);

/// <summary>What is believed of a feature's weight before anything was decided, in log-odds.</summary>
/// <param name="Mean">Expected weight.</param>
/// <param name="Deviation">Standard deviation of a normal prior, above 0; of one with a <see cref="Family"/> the scale that is expected.</param>
/// <param name="ScreenFrom">One of very many, of which only those are fitted whose effect is so many standard errors from none; null: always fitted.</param>
public readonly record struct WeightPrior(double Mean, double Deviation, double? ScreenFrom = null)
{
    /// <summary>Weights of one family have a scale in common, which is learned; see <see cref="FamilyScales"/>. Null: the deviation is certain.</summary>
    public string? Family { get; init; }

    public bool IsScreened => ScreenFrom is not null;

    public double Precision => 1 / (Deviation * Deviation);
}

/// <summary>The prior of a feature by its name. Pure.</summary>
public delegate WeightPrior PriorOf(string feature);

/// <summary>What was observed once.</summary>
/// <param name="Features">Distinct names.</param>
/// <param name="Label">1 where it held, 0 where not.</param>
/// <param name="Weight">How much it counts before recency, above 0; 1 is a whole observation.</param>
/// <param name="At">When.</param>
public sealed record Observation(IReadOnlyList<Feature> Features, bool Label, double Weight, DateTimeOffset At);

/// <summary>A normal belief about something in log-odds.</summary>
public readonly record struct Belief(double Mean, double Variance)
{
    public double Low => Mean - Binomial.Quantile90 * Math.Sqrt(Variance);

    public double High => Mean + Binomial.Quantile90 * Math.Sqrt(Variance);

    /// <summary>
    /// The probability with the belief's uncertainty averaged out, by MacKay's approximation (1992, "The evidence
    /// framework applied to classification networks").
    /// </summary>
    public double Probability => Logistic.Sigmoid(Mean / Math.Sqrt(1 + Math.PI * Variance / 8));
}

public static class Logistic
{
    public static double Sigmoid(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Log-odds of a probability, kept within ±<paramref name="most"/>.</summary>
    public static double OddsOf(double probability, double most = 6)
    {
        var edge = Sigmoid(-most);
        var inside = Math.Clamp(probability, edge, 1 - edge);
        return Math.Log(inside / (1 - inside));
    }
}
