using AutoReach.Core.Trust.Confidence;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Confidence;

public class CalibratorTests
{
    private static readonly PlattCurve Prior = new(0.8, 0.5);

    [Fact]
    public void Without_decisions_the_prior_curve_speaks()
    {
        var calibrator = Calibrator.Fit([], Prior);
        Assert.Equal(Prior, calibrator.Curve);
        Assert.Equal(0, calibrator.EffectiveDecisions);
        Assert.Equal(new Calibrated(Prior.At(0.7), Width: null), calibrator.Predict(0.7));
    }

    [Theory]
    [InlineData(199, 1, false)]
    [InlineData(200, 1, true)]
    [InlineData(200, 3, true)]
    public void Width_is_known_from_two_hundred_effective_decisions(int count, double weight, bool known)
    {
        var calibrator = Calibrator.Fit(Decisions(count, _ => weight), Prior);
        Assert.Equal(count, calibrator.EffectiveDecisions);
        Assert.Equal(known, calibrator.Predict(0.7).Width is > 0 and < 0.1);
        Assert.Equal(PlattScaling.Fit(Decisions(count, _ => weight), Prior), calibrator.Curve);
    }

    [Fact]
    public void Unequal_weights_make_decisions_count_for_fewer()
    {
        var calibrator = Calibrator.Fit(Decisions(300, index => index % 2 == 0 ? 1 : 10), Prior);
        Assert.Equal(300 * 5.5 * 5.5 / 50.5, calibrator.EffectiveDecisions, 1e-9);
        Assert.Null(calibrator.Predict(0.7).Width);
    }

    [Fact]
    public void Confidence_comes_to_what_really_happens()
    {
        var random = new Random(11);
        var overconfident = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble())
            .Select(raw => new ScoredDecision(raw, random.NextDouble() < raw * raw, 1)).ToList();
        var calibrator = Calibrator.Fit(overconfident, PlattCurve.Identity);
        foreach (var raw in new[] { 0.2, 0.4, 0.6, 0.8, 0.95 })
            Assert.Equal(raw * raw, calibrator.Predict(raw).Confidence, 0.04);
    }

    [Property(MaxTest = 200)]
    public Property Higher_raw_score_never_means_less_confidence() => Prop.ForAll(
        Arb.From(from few in Generated.Observations
                 from repeat in Gen.Elements(1, 20)
                 select Enumerable.Repeat(few, repeat).SelectMany(all => all).ToArray()), observations =>
        {
            var calibrator = Calibrator.Fit(observations, Prior);
            var raws = Enumerable.Range(0, 201).Select(step => step / 200.0).Concat(observations.Select(one => one.Raw)).Order();
            var last = 0.0;
            foreach (var confidence in raws.Select(raw => calibrator.Predict(raw).Confidence))
            {
                Assert.InRange(confidence, Math.Max(0, last - 1e-12), 1);
                last = confidence;
            }
        });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Raw_score_outside_its_range_is_refused(double raw) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calibrator.Fit([], Prior).Predict(raw));

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(0.5, 0)]
    [InlineData(0.5, double.PositiveInfinity)]
    public void Decision_that_cannot_be_is_refused(double raw, double weight) =>
        Assert.Throws<ArgumentException>(() => Calibrator.Fit([new ScoredDecision(raw, true, weight)], Prior));

    private static List<ScoredDecision> Decisions(int count, Func<int, double> weight) =>
        [.. Enumerable.Range(0, count).Select(index => new ScoredDecision((index + 0.5) / count, index % 4 != 0, weight(index)))];
}
