using System.Diagnostics;
using AutoReach.Core.Trust.Confidence;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Confidence;

public class VennAbersTests
{
    [Property(MaxTest = 500)]
    public Property Pair_is_that_of_two_fits_with_the_new_point_added() => Prop.ForAll(
        Arb.From(from observations in Generated.SomeObservations
                 from between in Generated.Raw
                 select (observations, between)), given =>
        {
            var vennAbers = VennAbers.Fit(given.observations);
            foreach (var raw in given.observations.Select(one => one.Raw).Append(given.between).Append(0).Append(1).Distinct())
            {
                var pair = vennAbers.Predict(raw);
                Assert.Equal(Refitted(given.observations, raw, label: 0), pair.P0, 1e-12);
                Assert.Equal(Refitted(given.observations, raw, label: 1), pair.P1, 1e-12);
            }
        });

    [Property(MaxTest = 300)]
    public Property Pair_is_in_order_and_its_probability_between_them() => Prop.ForAll(Arb.From(Generated.SomeObservations), observations =>
    {
        var vennAbers = VennAbers.Fit(observations);
        foreach (var pair in Enumerable.Range(0, 101).Select(step => vennAbers.Predict(step / 100.0)))
        {
            Assert.InRange(pair.P0, 0, 1);
            Assert.InRange(pair.P1, pair.P0, 1);
            Assert.InRange(pair.Probability, pair.P0, pair.P1);
            Assert.Equal(pair.P1 - pair.P0, pair.Width);
        }
    });

    [Fact]
    public void One_decision_says_little()
    {
        var pair = VennAbers.Fit([new ScoredDecision(0.5, Agreed: true, Weight: 3)]).Predict(0.5);
        Assert.Equal(new VennAbersPair(0.5, 1), pair);
        Assert.Equal(2.0 / 3, pair.Probability, 1e-15);
    }

    [Fact]
    public void Prediction_among_a_hundred_thousand_decisions_is_quick()
    {
        var random = new Random(7);
        var vennAbers = VennAbers.Fit([.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())
            .Select(raw => new ScoredDecision(raw, random.NextDouble() < raw, random.Next(1, 11)))]);
        var watch = Stopwatch.StartNew();
        for (var step = 0; step < 20_000; step++)
            vennAbers.Predict(step / 20_000.0);
        Assert.True(watch.Elapsed < TimeSpan.FromMicroseconds(50 * 20_000), $"{watch.Elapsed.TotalMicroseconds / 20_000:N2} µs each");
    }

    [Fact]
    public void Nothing_is_no_ground_for_a_prediction()
    {
        Assert.Throws<ArgumentException>(() => VennAbers.Fit([]));
        Assert.Throws<ArgumentException>(() => VennAbers.Fit([new ScoredDecision(0.5, true, 1)]).Predict(double.NaN));
    }

    private static double Refitted(ScoredDecision[] observations, double raw, double label)
    {
        var scale = observations.Sum(one => one.Weight) / observations.Sum(one => one.Weight * one.Weight);
        return IsotonicRegression.Fit(
            [.. observations.Select(one => one.Raw), raw],
            [.. observations.Select(one => one.Agreed ? 1.0 : 0), label],
            [.. observations.Select(one => one.Weight * scale), 1]).At(raw);
    }
}
