using AutoReach.Core.Trust.Confidence;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Confidence;

public class CalibrationReportTests
{
    private static readonly Gen<Prediction[]> Predictions = Gen.NonEmptyListOf(
        from observation in Generated.ScoredDecision
        from shift in Gen.Choose(-20, 20)
        select new Prediction(Math.Clamp(observation.Raw + shift / 100.0, 0, 1), observation.Agreed, observation.Weight))
        .Select(list => list.ToArray());

    [Fact]
    public void Without_items_there_are_no_numbers()
    {
        var report = CalibrationReport.Of([]);
        Assert.Equal((0, 0.0), (report.Items, report.EffectiveNumber));
        Assert.Empty(report.Bins);
        Assert.Null(report.BaseRate);
        Assert.Null(report.Brier);
        Assert.Null(report.LogLoss);
        Assert.Null(report.CalibrationError);
    }

    // scikit-learn 1.2.1: brier_score_loss and log_loss with sample_weight
    [Fact]
    public void Scores_are_those_of_scikit_learn()
    {
        double[] confidences = [.1, .35, .35, .6, .8, .8, .95, .99], weights = [1, 5, 1, 10, 1, 5, 1, 10];
        bool[] agreed = [false, true, false, true, true, false, true, true];
        var report = CalibrationReport.Of([.. confidences.Select((confidence, index) => new Prediction(confidence, agreed[index], weights[index]))]);
        Assert.Equal(0.2084852941176471, report.Brier!.Score, 1e-12);
        Assert.Equal(0.5681070605385544, report.LogLoss!.Value, 1e-12);
        Assert.Equal(27.0 / 34, report.BaseRate!.Value, 1e-12);
        Assert.Equal(34.0 * 34 / 254, report.EffectiveNumber, 1e-12);
    }

    [Fact]
    public void Two_bins_by_hand()
    {
        var predictions = Enumerable.Range(0, 20).Select(index => index < 10
            ? new Prediction(0.2, Agreed: index < 3, Weight: 1)
            : new Prediction(0.9, Agreed: index < 18, Weight: 1)).Reverse().ToList();
        var report = CalibrationReport.Of(predictions);
        Assert.Equal([(0.2, 0.2, 10, 3), (0.9, 0.9, 10, 8)], report.Bins.Select(bin => (bin.Low, bin.High, bin.Items, bin.Agreements)));
        Assert.Equal(0.1, report.CalibrationError!.Value, 1e-12);
        Assert.Equal((0.01, 0.0625, 0.2475), (Rounded(report.Brier!.Reliability), Rounded(report.Brier.Resolution), Rounded(report.Brier.Uncertainty)));
        Assert.Equal((0, 0), (Rounded(report.Brier.WithinBinVariance), Rounded(report.Brier.WithinBinCovariance)));
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(19, 1)]
    [InlineData(20, 2)]
    [InlineData(99, 9)]
    [InlineData(1000, 10)]
    public void Bins_hold_at_least_ten_items_and_are_at_most_ten(int items, int bins)
    {
        var report = CalibrationReport.Of([.. Enumerable.Range(0, items).Select(index => new Prediction(index / 1000.0, true, 1))]);
        Assert.Equal(bins, report.Bins.Count);
        Assert.InRange(report.Bins.Max(bin => bin.Items) - report.Bins.Min(bin => bin.Items), 0, 1);
    }

    [Fact]
    public void Equal_confidences_share_a_bin()
    {
        var report = CalibrationReport.Of([.. Enumerable.Range(0, 100).Select(index => new Prediction(index < 70 ? 0.9 : 0.95, true, 1))]);
        Assert.Equal([70, 30], report.Bins.Select(bin => bin.Items));
    }

    [Fact]
    public void Certainty_that_fails_has_a_finite_cost() =>
        Assert.Equal(-Math.Log(1e-6), CalibrationReport.Of([new Prediction(1, Agreed: false, 1)]).LogLoss!.Value, 1e-9);

    [Property(MaxTest = 500)]
    public Property Parts_of_the_brier_score_add_up_to_it() => Prop.ForAll(Arb.From(Predictions), predictions =>
    {
        var brier = CalibrationReport.Of(predictions).Brier!;
        Assert.Equal(brier.Score,
            brier.Reliability - brier.Resolution + brier.Uncertainty + brier.WithinBinVariance - brier.WithinBinCovariance, 1e-12);
    });

    [Property(MaxTest = 300)]
    public Property Bins_hold_every_item_once_in_order_with_their_rate_in_their_interval() => Prop.ForAll(Arb.From(Predictions), predictions =>
    {
        var report = CalibrationReport.Of(predictions);
        Assert.Equal(predictions.Length, report.Bins.Sum(bin => bin.Items));
        Assert.Equal(predictions.Count(prediction => prediction.Agreed), report.Bins.Sum(bin => bin.Agreements));
        Assert.All(report.Bins.Zip(report.Bins.Skip(1)), pair => Assert.True(pair.First.High < pair.Second.Low));
        Assert.All(report.Bins, bin => Assert.InRange(bin.AgreementRate, bin.IntervalLow, bin.IntervalHigh));
        Assert.All(report.Bins, bin => Assert.InRange(bin.MeanConfidence, bin.Low - 1e-12, bin.High + 1e-12));
        Assert.InRange(report.CalibrationError!.Value, 0, 1);
    });

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(-0.1, 1)]
    [InlineData(1.1, 1)]
    [InlineData(0.5, 0)]
    public void Prediction_that_cannot_be_is_refused(double confidence, double weight) =>
        Assert.Throws<ArgumentException>(() => CalibrationReport.Of([new Prediction(confidence, true, weight)]));

    private static double Rounded(double value) => Math.Round(value, 12);
}
