using System.Text.Json.Serialization;

namespace AutoReach.Core.Trust.Certificates;

/// <summary>
/// Evidence that a disagreement rate is below the tolerance ε: the capital of a gambler who bets that it is, starting
/// with 1 and betting fairly only if the rate is at least ε (Waudby-Smith and Ramdas, "Estimating means of bounded random
/// variables by betting", 2024). Its value at any time is an e-value; by Ville's inequality the probability that it ever
/// reaches c is at most 1/c while the rate is ε or more.
/// </summary>
/// <remarks>
/// W = mean over bets of ∏ (1 + b·(S/π)(ε − D)), with S whether a person saw the item, π the probability of that, fixed
/// before, and D whether they disagreed. A bet is made when π is known and before D is: b = c·π/(1 − ε) with c one of
/// <see cref="Stakes"/>, so b ≤ 0.95·π/(1 − ε) and no factor is negative. What is left is 1 + c(ε − D)/(1 − ε) for an
/// item that was seen and 1 for one that was not: π cancels, and the capital depends on two counts only, whatever
/// order the answers came in and however the items were sampled.
/// </remarks>
/// <param name="Agreements">Seen items on which the person agreed.</param>
/// <param name="Disagreements">Seen items on which they did not.</param>
public sealed record BettingProcess(int Agreements, int Disagreements)
{
    public static readonly BettingProcess Start = new(0, 0);

    /// <summary>c: which part of the capital a disagreement costs. High stakes win fast when nothing is wrong, low ones when a little is.</summary>
    private static readonly double[] Stakes = [0.95, 0.8, 0.65, 0.5, 0.3];

    [JsonIgnore]
    public int Items => Agreements + Disagreements;

    public BettingProcess After(bool disagreed) => disagreed
        ? this with { Disagreements = Disagreements + 1 }
        : this with { Agreements = Agreements + 1 };

    /// <summary>W. At least 0, and 1 before the first item.</summary>
    /// <param name="tolerance">ε.</param>
    public double EValue(double tolerance)
    {
        var sum = 0.0;
        foreach (var stake in Stakes)
            sum += Math.Exp(Agreements * Math.Log(1 + stake * tolerance / (1 - tolerance)) + Disagreements * Math.Log(1 - stake));
        return Math.Min(sum / Stakes.Length, double.MaxValue); // thousands of agreements would be worth infinity, which JSON has no number for
    }

    /// <summary>How many agreements in a row would bring the e-value to a goal.</summary>
    public int AgreementsUntil(double goal, double tolerance)
    {
        var (enough, tooFew) = (1, 0);
        if (EValue(tolerance) >= goal)
            return 0;
        while (With(enough).EValue(tolerance) < goal)
            (tooFew, enough) = (enough, enough * 2);
        while (enough - tooFew > 1)
            if ((tooFew + enough) / 2 is var middle && With(middle).EValue(tolerance) >= goal)
                enough = middle;
            else
                tooFew = middle;
        return enough;
    }

    private BettingProcess With(int more) => this with { Agreements = Agreements + more };
}
