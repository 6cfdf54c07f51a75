using AutoReach.Core.Trust.Confidence;

namespace AutoReach.Lab.Verification;

/// <summary>A made-up stream of proposals: raw scores, and how often a team agrees at each.</summary>
/// <param name="Score">A raw score in (0,1).</param>
/// <param name="Agreement">True probability of agreement at a raw score.</param>
internal sealed record Population(string Name, Func<Random, double> Score, Func<double, double> Agreement)
{
    public static readonly IReadOnlyList<Population> All =
    [
        new("overconfident by 12 points", random => 0.5 + random.NextDouble() / 2, raw => raw - 0.12),
        new("nothing is safe", random => 0.5 + random.NextDouble() / 2, _ => 0.82),
        new("the better half is safe", random => random.NextDouble(), raw => raw < 0.5 ? 0.6 : 0.98),
        new("scores say nothing, all is safe", random => random.NextDouble(), _ => 0.96),
    ];

    public IReadOnlyList<ScoredDecision> Draw(Random random, int count)
    {
        var drawn = new ScoredDecision[count];
        for (var place = 0; place < count; place++)
        {
            var raw = Score(random);
            drawn[place] = new ScoredDecision(raw, random.NextDouble() < Agreement(raw), Weight: 1);
        }
        return drawn;
    }
}
