using AutoReach.Core.Trust.Audits;

namespace AutoReach.Core.Tests.Trust.Audits;

public class HorvitzThompsonTests
{
    /// <summary>A population: whether a person would disagree, and how probable it is that they are asked.</summary>
    private static readonly CheckedDraw[] Everything = [new(true, 0.1), new(false, 0.2), new(true, 0.55), new(false, 1), new(false, 0.3), new(true, 1)];

    [Theory]
    [InlineData(0.2, 0, 0.2)]
    [InlineData(0.2, 0.5, 0.6)]
    [InlineData(0.1, 0.1, 0.19)]
    [InlineData(1, 0.3, 1)]
    [InlineData(0.2, 1, 1)]
    public void Item_is_seen_when_the_gate_or_else_the_audit_draws_it(double gateSample, double auditShare, double seen) =>
        Assert.Equal(seen, Propensity.Combined(gateSample, auditShare), 1e-15);

    [Fact]
    public void Each_checked_item_stands_for_as_many_as_it_was_drawn_from()
    {
        var estimate = HorvitzThompson.Estimate([new(false, 1), new(false, 0.5), new(true, 0.25)], population: 10);
        Assert.Equal(0.4, estimate!.Rate, 1e-15); // 4/10
        Assert.Equal(49 / 21.0, estimate.EffectiveNumber, 1e-12); // (1 + 2 + 4)²/(1 + 4 + 16)
    }

    [Fact]
    public void When_everything_is_checked_the_rate_is_the_rate_and_every_item_counts()
    {
        var estimate = HorvitzThompson.Estimate([new(false, 1), new(true, 1), new(false, 1), new(false, 1)], population: 4);
        Assert.Equal(new HorvitzThompson(0.25, 4), estimate);
    }

    [Fact]
    public void Equal_weights_count_as_many_as_they_are() =>
        Assert.Equal(3, HorvitzThompson.Estimate([new(false, 0.2), new(true, 0.2), new(false, 0.2)], population: 15)!.EffectiveNumber, 1e-12);

    [Fact]
    public void Without_a_checked_item_there_is_no_estimate() => Assert.Null(HorvitzThompson.Estimate([], population: 10));

    [Fact]
    public void Over_all_samples_of_independent_draws_the_mean_estimate_is_the_rate()
    {
        var mean = 0.0;
        foreach (var drawn in Samples(Everything.Length))
        {
            var probability = Everything.Index()
                .Aggregate(1.0, (product, item) => product * (drawn.Contains(item.Index) ? item.Item.Propensity : 1 - item.Item.Propensity));
            mean += probability * Rate(drawn.Select(place => Everything[place]));
        }
        Assert.Equal(0.5, mean, 1e-12);
    }

    [Fact]
    public void Over_all_draws_of_gate_and_audit_the_mean_estimate_is_the_rate()
    {
        const double gateSample = 0.2;
        bool[] disagreed = [true, false, false, true, false];
        var audits = Samples(5).Where(drawn => drawn.Length == 2).ToList(); // each as likely as every other
        var mean = 0.0;
        foreach (var gate in Samples(5))
            foreach (var audit in audits)
            {
                var probability = Math.Pow(gateSample, gate.Length) * Math.Pow(1 - gateSample, 5 - gate.Length) / audits.Count;
                mean += probability * Rate(gate.Union(audit)
                    .Select(place => new CheckedDraw(disagreed[place], Propensity.Combined(gateSample, 2 / 5.0))), population: 5);
            }
        Assert.Equal(0.4, mean, 1e-12);
    }

    private static double Rate(IEnumerable<CheckedDraw> drawn, int population = 6) => HorvitzThompson.Estimate([.. drawn], population)?.Rate ?? 0;

    private static IEnumerable<int[]> Samples(int population) =>
        Enumerable.Range(0, 1 << population).Select(bits => Enumerable.Range(0, population).Where(place => (bits >> place & 1) > 0).ToArray());
}
