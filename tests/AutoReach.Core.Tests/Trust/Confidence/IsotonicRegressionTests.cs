using AutoReach.Core.Trust.Confidence;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Confidence;

public class IsotonicRegressionTests
{
    private static readonly Gen<(double X, double Y, double Weight)[]> Points = Gen.NonEmptyListOf(
        from x in Gen.Choose(0, 15)
        from y in Gen.Choose(-100, 100)
        from weight in Generated.Weight
        select (x / 15.0, y / 10.0, weight)).Select(list => list.ToArray());

    [Theory]
    [InlineData(new double[] { 3, 7, 5, 9, 8, 7, 10 }, new double[] { 1, 1, 1, 1, 1, 1, 1 }, new double[] { 3, 6, 6, 8, 8, 8, 10 })]
    [InlineData(new double[] { 1, 41, 51, 1, 2, 5, 24 }, new double[] { 1, 2, 3, 4, 5, 6, 7 }, new[] { 1, 13.95, 13.95, 13.95, 13.95, 13.95, 24 })]
    public void Check_vectors_hold(double[] y, double[] weights, double[] expected)
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7];
        var fit = IsotonicRegression.Fit(x, y, weights);
        Assert.Equal(expected, x.Select(fit.At), (one, other) => Math.Abs(one - other) < 1e-12);
    }

    // scikit-learn 1.2.1: IsotonicRegression(out_of_bounds="clip").fit(x, y, w), X_thresholds_, y_thresholds_ and predict
    [Fact]
    public void Fit_is_that_of_scikit_learn()
    {
        var fit = IsotonicRegression.Fit(
            [.5, .2, .9, .2, .7, .3, .7, .4, .9, .1, .6, .3],
            [.4, .1, .8, .3, .9, .2, .5, .6, 1, .05, .35, .45],
            [2, 5, 1, .5, 3, 10, 1.5, 4, 2, 1, 2.5, 7]);
        Assert.Equal([.1, .2, .3, .4, .6, .7, .9], fit.Thresholds);
        AssertNear([.05, .11818181818181818, .30294117647058827, .47941176470588237, .47941176470588237, .7666666666666667, .9333333333333332], fit.Values);
        AssertNear(
            [.05, .08409090909090908, .21056149732620322, .3911764705882353, .47941176470588237, .5368627450980393, .6230392156862747, .8250000000000001,
                .9333333333333332],
            new[] { 0, .15, .25, .35, .5, .62, .65, .77, 1 }.Select(fit.At));
    }

    [Property(MaxTest = 500)]
    public Property Fitted_values_are_the_greatest_least_mean_over_intervals() => Prop.ForAll(Arb.From(Points), points =>
    {
        var fit = Fit(points);
        foreach (var x in points.Select(point => point.X).Distinct())
            Assert.Equal(MaxMin(points, x), fit.At(x), 1e-12);
    });

    [Property(MaxTest = 300)]
    public Property Order_of_the_points_does_not_matter_and_values_never_fall() => Prop.ForAll(Arb.From(Points), points =>
    {
        var (fit, backwards) = (Fit(points), Fit([.. points.Reverse()]));
        var values = Enumerable.Range(-5, 110).Select(step => fit.At(step / 100.0)).ToArray();
        Assert.Equal(values.Order(), values);
        AssertNear(values, Enumerable.Range(-5, 110).Select(step => backwards.At(step / 100.0)));
    });

    [Theory]
    [InlineData(new double[] { 1, 2 }, new double[] { 1 }, new double[] { 1, 1 })]
    [InlineData(new double[] { 1, 2 }, new double[] { 1, 2 }, new double[] { 1 })]
    [InlineData(new double[0], new double[0], new double[0])]
    [InlineData(new[] { double.NaN }, new double[] { 1 }, new double[] { 1 })]
    [InlineData(new double[] { 1 }, new[] { double.NaN }, new double[] { 1 })]
    [InlineData(new double[] { 1 }, new[] { double.PositiveInfinity }, new double[] { 1 })]
    [InlineData(new double[] { 1 }, new double[] { 1 }, new double[] { 0 })]
    [InlineData(new double[] { 1 }, new double[] { 1 }, new[] { double.NaN })]
    public void Input_that_has_no_fit_is_refused(double[] x, double[] y, double[] weights) =>
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit(x, y, weights));

    [Fact]
    public void Not_a_number_has_no_value() =>
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([1], [1], [1]).At(double.NaN));

    private static IsotonicRegression Fit((double X, double Y, double Weight)[] points) => IsotonicRegression.Fit(
        [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)], [.. points.Select(point => point.Weight)]);

    /// <summary>The max-min formula of Barlow et al.: max over starts ≤ x of min over ends ≥ x of the weighted mean between.</summary>
    private static double MaxMin((double X, double Y, double Weight)[] points, double x) =>
        points.Where(start => start.X <= x).Max(start => points.Where(end => end.X >= x).Min(end =>
        {
            var between = points.Where(point => point.X >= start.X && point.X <= end.X).ToArray();
            return between.Sum(point => point.Weight * point.Y) / between.Sum(point => point.Weight);
        }));

    private static void AssertNear(IEnumerable<double> expected, IEnumerable<double> actual) =>
        Assert.Equal(expected, actual, (one, other) => Math.Abs(one - other) < 1e-12);
}
