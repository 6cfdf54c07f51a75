using AutoReach.Core.Trust.Audits;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Audits;

public class AlarmTests
{
    private static readonly Gen<double> Tolerances = Gen.Elements(0.01, 0.05, 0.1, 0.15, 0.2, 0.21, 0.3, 0.5, 0.9);
    private static readonly Gen<double> Unit = Gen.Choose(0, 1000).Select(whole => whole / 1000.0);

    [Property(MaxTest = 500)]
    public Property Disagreement_raises_it() => Prop.ForAll(Arb.From(Tolerances), Arb.From(Unit), (tolerance, part) =>
        Assert.True(new Alarm(part * 1000).After(disagreed: true, tolerance).Value > part * 1000));

    [Property(MaxTest = 500)]
    public Property Agreement_lowers_it_or_lets_it_creep_up_to_where_it_rests() => Prop.ForAll(Arb.From(Tolerances), Arb.From(Unit), (tolerance, part) =>
    {
        var e = LikelihoodRatio.Compute(disagreed: false, tolerance);
        var (rest, before) = (e / (1 - e), part * 1000);
        var after = new Alarm(before).After(disagreed: false, tolerance).Value;
        Assert.InRange(after, Math.Min(before, rest) - 1e-9, Math.Max(before, rest) + 1e-9);
        Assert.True(rest < Alarm.Limit);
    });

    [Theory]
    [InlineData(0.05, 4)]
    [InlineData(0.1, 7)]
    [InlineData(0.15, 10)]
    [InlineData(0.2, 16)]
    [InlineData(0.3, 9)]
    [InlineData(0.5, 15)]
    public void So_many_disagreements_in_a_row_are_too_many(double tolerance, int count)
    {
        var alarm = Alarm.Silent;
        for (var item = 0; item < count; item++)
        {
            Assert.False(alarm.IsRaised);
            alarm = alarm.After(disagreed: true, tolerance);
        }
        Assert.True(alarm.IsRaised);
    }

    [Fact]
    public void Two_answers_by_hand()
    {
        Assert.Equal(2.875, Alarm.Silent.After(disagreed: true, 0.1).Value, 1e-12); // 0.2875/0.1
        Assert.Equal(3.875 * 0.7125 / 0.9, Alarm.Silent.After(disagreed: true, 0.1).After(disagreed: false, 0.1).Value, 1e-12);
    }

    [Fact]
    public void Ten_thousand_agreements_never_raise_it() =>
        Assert.False(Enumerable.Range(0, 10_000).Aggregate(Alarm.Silent, (alarm, _) => alarm.After(disagreed: false, 0.1)).IsRaised);

    [Property(MaxTest = 500)]
    public Property Ratio_has_mean_one_at_the_tolerance_and_less_below() => Prop.ForAll(Arb.From(Tolerances), Arb.From(Unit), (tolerance, part) =>
    {
        Assert.Equal(1, Mean(tolerance), 1e-12);
        Assert.True(Mean(part * tolerance) <= 1 + 1e-12);

        double Mean(double rate) =>
            rate * LikelihoodRatio.Compute(disagreed: true, tolerance) + (1 - rate) * LikelihoodRatio.Compute(disagreed: false, tolerance);
    });

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    public void At_the_tolerance_it_takes_a_thousand_items_and_more_to_a_false_alarm(double tolerance)
    {
        var random = new Random(5);
        var items = 0;
        for (var run = 0; run < 300; run++)
            for (var alarm = Alarm.Silent; !alarm.IsRaised; items++)
                alarm = alarm.After(random.NextDouble() < tolerance, tolerance);
        Assert.True(items / 300.0 >= 1000);
    }
}
