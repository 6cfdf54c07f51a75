using AutoReach.Core.Trust.Confidence;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Confidence;

public class PlattScalingTests
{
    private static readonly double[] Values = [-2, -1.5, -1, -0.3, 0, 0.2, 0.7, 1.1, 1.9, 2.4];
    private static readonly bool[] Agreed = [false, false, true, false, true, false, true, true, false, true];

    /// <summary>The published digits come from an optimiser that stopped at a gradient of 1e-5; the minimum itself is 3.5e-6 away.</summary>
    [Fact]
    public void Check_vector_of_scikit_learn_holds()
    {
        var curve = PlattScaling.Fit([5, -4, 1], [true, false, false], [1, 1, 1], PlattCurve.Identity, ridge: 0);
        Assert.Equal(-0.202614, -curve.Slope, 5e-6);
        Assert.Equal(0.652363, -curve.Intercept, 5e-6);
        Assert.Equal(-0.20261449, -curve.Slope, 1e-8);
        Assert.Equal(0.65236663, -curve.Intercept, 1e-8);
    }

    // scikit-learn 1.2.1: sklearn.calibration._sigmoid_calibration(values, ±1, w * w.sum() / (w ** 2).sum()), accurate to 1e-6
    [Theory]
    [InlineData(new double[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, -0.40267423538416874, 0.059518820381601334)]
    [InlineData(new double[] { 1, 10, 1, 5, 1, 1, 10, 1, 1, 5 }, -0.6769737296381508, 0.03777926921843061)]
    public void Curves_are_those_of_scikit_learn(double[] weights, double a, double b)
    {
        var curve = PlattScaling.Fit(Values, Agreed, weights, PlattCurve.Identity, ridge: 0);
        Assert.Equal(a, -curve.Slope, 2e-6);
        Assert.Equal(b, -curve.Intercept, 2e-6);
    }

    [Theory]
    [InlineData(40, 2)]
    [InlineData(50, 2)]
    [InlineData(60, 3)]
    [InlineData(100, 5)]
    [InlineData(199, 10)]
    public void Good_record_is_believed_after_about_fifty_reviews_even_from_modest_scores(int reviews, int disagreements)
    {
        var curve = PlattScaling.Fit(Spread(reviews, disagreements), PlattCurve.Identity);
        Assert.InRange(curve.At(0.5), 0.90, 0.95);
        Assert.InRange(curve.At(0.9), 0.94, 0.98);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(199)]
    public void Record_of_sixty_percent_is_never_believed(int reviews)
    {
        var curve = PlattScaling.Fit(Spread(reviews, reviews * 2 / 5), PlattCurve.Identity);
        Assert.True(curve.At(0.97) < 0.9);
        Assert.True(curve.At(0.9) < 0.75);
    }

    [Fact]
    public void Luck_does_not_make_a_record_of_sixty_percent_believed_after_fifty()
    {
        var random = new Random(60);
        for (var run = 0; run < 300; run++)
        {
            var observations = Enumerable.Range(0, 50 + run % 150)
                .Select(_ => new ScoredDecision(0.5 + 0.4 * random.NextDouble(), random.NextDouble() < 0.6, 1)).ToList();
            Assert.True(PlattScaling.Fit(observations, PlattCurve.Identity).At(0.9) < 0.9);
        }
    }

    [Fact]
    public void Few_decisions_leave_the_prior_nearly_as_it_was()
    {
        var curve = PlattScaling.Fit(Spread(5, 0), PlattCurve.Identity);
        Assert.InRange(curve.At(0.7), 0.7, 0.84);
        Assert.InRange(curve.At(0.9), 0.9, 0.94);
        Assert.Equal(PlattCurve.Identity, PlattScaling.Fit([], PlattCurve.Identity));
    }

    [Fact]
    public void After_a_hundred_decisions_the_ridge_hardly_matters()
    {
        var observations = Spread(100, 15);
        var ridged = PlattScaling.Fit(observations, PlattCurve.Identity);
        var free = PlattScaling.Fit([.. observations.Select(one => Math.Log(one.Raw / (1 - one.Raw)))],
            [.. observations.Select(one => one.Agreed)], [.. observations.Select(one => one.Weight)], PlattCurve.Identity, ridge: 0);
        foreach (var raw in new[] { 0.5, 0.6, 0.7, 0.8, 0.9 })
            Assert.Equal(free.At(raw), ridged.At(raw), 0.02);
    }

    [Fact]
    public void Scores_that_mislead_are_ignored_and_not_turned_round()
    {
        var misleading = Enumerable.Range(0, 100).Select(index => new ScoredDecision(index / 100.0, index < 50, 1)).ToList();
        var curve = PlattScaling.Fit(misleading, PlattCurve.Identity);
        Assert.Equal(0, curve.Slope);
        Assert.Equal(0.5, curve.At(0.3), 0.02);
    }

    [Property(MaxTest = 300)]
    public Property No_other_curve_that_keeps_the_order_loses_less() => Prop.ForAll(
        Arb.From(from observations in Generated.SomeObservations
                 from slope in Gen.Choose(0, 300)
                 from intercept in Gen.Choose(-300, 300)
                 select (observations, Prior: new PlattCurve(slope / 100.0, intercept / 100.0))), given =>
        {
            var best = PlattScaling.Fit(given.observations, given.Prior);
            var least = Loss(given.observations, given.Prior, best);
            foreach (var (slope, intercept) in new[] { (1e-3, 0), (-1e-3, 0), (0, 1e-3), (0, -1e-3), (1e-3, -1e-3), (-1e-3, 1e-3) })
                if (best.Slope + slope >= 0)
                    Assert.True(Loss(given.observations, given.Prior, new PlattCurve(best.Slope + slope, best.Intercept + intercept)) >= least);
        });

    [Property(MaxTest = 300)]
    public Property Hostile_values_give_a_finite_rising_curve() => Prop.ForAll(
        Arb.From(Gen.NonEmptyListOf(
            from value in Gen.Elements(0, 1e-9, 1, -1, 13.8, -13.8, 1e3, -1e6, 1e6)
            from agreed in Gen.Elements(true, false)
            from weight in Gen.Elements(1e-300, 1e-3, 1, 1e9, 1e300)
            select (value, agreed, weight))), points =>
        {
            foreach (var ridge in new[] { 0, 1e-9, PlattScaling.DefaultRidge, 1e6 })
            {
                var curve = PlattScaling.Fit([.. points.Select(point => point.value)], [.. points.Select(point => point.agreed)],
                    [.. points.Select(point => point.weight)], PlattCurve.Identity, ridge);
                Assert.True(double.IsFinite(curve.Slope) && double.IsFinite(curve.Intercept) && curve.Slope >= 0, $"{curve}");
            }
        });

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PlattScaling.Fit([1, 2], [true], [1, 1], PlattCurve.Identity, 1));
        Assert.Throws<ArgumentException>(() => PlattScaling.Fit([double.NaN], [true], [1], PlattCurve.Identity, 1));
        Assert.Throws<ArgumentException>(() => PlattScaling.Fit([1], [true], [0], PlattCurve.Identity, 1));
        Assert.Throws<ArgumentException>(() => PlattScaling.Fit([1], [true], [1], PlattCurve.Identity, -1));
        Assert.Throws<ArgumentException>(() => PlattScaling.Fit([1], [true], [1], new PlattCurve(-1, 0), 1));
    }

    /// <summary>Raw scores evenly over 0.5–0.9, disagreements evenly among them.</summary>
    private static List<ScoredDecision> Spread(int reviews, int disagreements)
    {
        var missed = Enumerable.Range(0, disagreements).Select(index => (int)((index + 0.5) * reviews / disagreements)).ToHashSet();
        return [.. Enumerable.Range(0, reviews).Select(index => new ScoredDecision(0.5 + 0.4 * (index + 0.5) / reviews, !missed.Contains(index), 1))];
    }

    /// <summary>The definition, term by term; in log-odds, since 1 − p of a p near 1 has no digits left.</summary>
    private static double Loss(ScoredDecision[] observations, PlattCurve prior, PlattCurve curve)
    {
        var scale = observations.Sum(one => one.Weight) / observations.Sum(one => one.Weight * one.Weight);
        var agreements = scale * observations.Where(one => one.Agreed).Sum(one => one.Weight);
        var disagreements = scale * observations.Where(one => !one.Agreed).Sum(one => one.Weight);
        return PlattScaling.DefaultRidge / 2 * (Math.Pow(curve.Slope - prior.Slope, 2) + Math.Pow(curve.Intercept - prior.Intercept, 2))
            - observations.Sum(one =>
            {
                var target = one.Agreed ? (agreements + 1) / (agreements + 2) : 1 / (disagreements + 2);
                var raw = Math.Clamp(one.Raw, 1e-6, 1 - 1e-6);
                var logOdds = curve.Slope * Math.Log(raw / (1 - raw)) + curve.Intercept;
                return -scale * one.Weight * (target * Math.Log(1 + Math.Exp(-logOdds)) + (1 - target) * Math.Log(1 + Math.Exp(logOdds)));
            });
    }
}
