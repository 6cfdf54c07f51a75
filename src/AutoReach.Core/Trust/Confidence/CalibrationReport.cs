namespace AutoReach.Core.Trust.Confidence;

/// <summary>A confidence as it was stored before the verdict, and the verdict.</summary>
/// <param name="Confidence">p in [0,1].</param>
/// <param name="Agreed">Whether the person left action and content unchanged.</param>
/// <param name="Weight">1/π, how many items this one stands for; any finite number above 0, only ratios matter.</param>
public readonly record struct Prediction(double Confidence, bool Agreed, double Weight);

/// <summary>How far stored confidences can be believed. Without items the numbers are null, never NaN.</summary>
/// <param name="EffectiveNumber">Items of equal weight that would tell as much (Kish).</param>
/// <param name="BaseRate">Weighted share of agreements in [0,1].</param>
/// <param name="LogLoss">Mean −log of the probability given to what happened, in nats; confidences are clamped to
/// [1e-6, 1 − 1e-6], so a certainty that fails costs 13.8.</param>
/// <param name="CalibrationError">ECE in [0,1]: mean over bins, by their weight, of |agreement rate − mean confidence|.</param>
/// <param name="Bins">In ascending order of confidence.</param>
public sealed record CalibrationReport(
    int Items, double EffectiveNumber, double? BaseRate, BrierScore? Brier, double? LogLoss, double? CalibrationError,
    IReadOnlyList<ReliabilityBin> Bins)
{
    private const int MaxBins = 10, MinItemsInABin = 10;

    /// <summary>Over ten bins of equally many items; fewer where a bin would have less than ten items.</summary>
    /// <exception cref="ArgumentException">A confidence is outside [0,1], or a weight is not a finite number above 0.</exception>
    public static CalibrationReport Of(IReadOnlyList<Prediction> predictions)
    {
        foreach (var prediction in predictions)
            if (!(prediction.Confidence >= 0 && prediction.Confidence <= 1))
                throw new ArgumentException($"A confidence is {prediction.Confidence}, it has to be in [0,1].", nameof(predictions));
        var sorted = predictions.OrderBy(prediction => prediction.Confidence).ToArray();
        var effective = Kish.EffectiveNumber([.. sorted.Select(prediction => prediction.Weight)]);
        if (sorted.Length == 0)
            return new CalibrationReport(0, effective, BaseRate: null, Brier: null, LogLoss: null, CalibrationError: null, []);
        var all = new PredictionGroup(sorted);
        var groups = EqualGroups(sorted);
        return new CalibrationReport(
            sorted.Length, effective, all.AgreementRate, BrierScore.Of(all, groups),
            all.Mean(LogLossOf),
            groups.Sum(group => group.Weight * Math.Abs(group.AgreementRate - group.MeanConfidence)) / all.Weight,
            [.. groups.Select(ReliabilityBin.Of)]);
    }

    /// <summary>Equal confidences are never parted, whatever that does to the size of the groups.</summary>
    private static List<PredictionGroup> EqualGroups(Prediction[] sorted)
    {
        var count = Math.Clamp(sorted.Length / MinItemsInABin, 1, MaxBins);
        var groups = new List<PredictionGroup>();
        for (int number = 1, start = 0; number <= count; number++)
        {
            var end = Math.Max(start, (int)((long)sorted.Length * number / count));
            while (end > start && end < sorted.Length && sorted[end].Confidence == sorted[end - 1].Confidence)
                end++;
            if (end > start)
                groups.Add(new PredictionGroup(sorted[start..end]));
            start = end;
        }
        return groups;
    }

    private static double LogLossOf(Prediction prediction)
    {
        var clamped = Math.Clamp(prediction.Confidence, PlattCurve.NearestToCertain, 1 - PlattCurve.NearestToCertain);
        return -Math.Log(prediction.Agreed ? clamped : 1 - clamped);
    }
}
