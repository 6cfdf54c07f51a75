namespace AutoReach.Core.Trust.Confidence;

/// <summary>One bar of the reliability diagram: what was promised and what came of it.</summary>
/// <param name="Low">The lowest confidence in the bin, in [0,1].</param>
/// <param name="High">The highest confidence in the bin, in [0,1].</param>
/// <param name="MeanConfidence">Weighted, in [0,1].</param>
/// <param name="AgreementRate">Weighted, in [0,1].</param>
/// <param name="Items">Counted, not weighted.</param>
/// <param name="Agreements">Counted, not weighted.</param>
/// <param name="IntervalLow">Of the 90 % Wilson interval of the agreement rate, on the bin's effective number (Kish).</param>
/// <param name="IntervalHigh">Of the same interval.</param>
public sealed record ReliabilityBin(
    double Low, double High, double MeanConfidence, double AgreementRate, int Items, int Agreements, double IntervalLow, double IntervalHigh)
{
    /// <param name="group">In ascending order of confidence.</param>
    internal static ReliabilityBin Of(PredictionGroup group)
    {
        var effective = Kish.EffectiveNumber([.. group.Predictions.Select(prediction => prediction.Weight)]);
        var (low, high) = Binomial.WilsonInterval(group.AgreementRate, effective, Binomial.Quantile90);
        return new ReliabilityBin(
            group.Predictions[0].Confidence, group.Predictions[^1].Confidence, group.MeanConfidence, group.AgreementRate,
            group.Predictions.Count, group.Predictions.Count(prediction => prediction.Agreed), low, high);
    }
}
