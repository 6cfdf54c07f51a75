namespace AutoReach.Core.Trust.Confidence;

/// <summary>
/// Mean squared difference of confidence and outcome, and what it is made of: score = reliability − resolution +
/// uncertainty + within-bin variance − within-bin covariance.
/// </summary>
/// <remarks>
/// The first three are Murphy's ("A New Vector Partition of the Probability Score", 1973) and are the whole score only
/// when all confidences in a bin are equal; the last two make it exact otherwise (Stephenson, Coelho &amp; Jolliffe, "Two
/// Extra Components in the Brier Score Decomposition", 2008).
/// </remarks>
/// <param name="Score">In [0,1]; less is better.</param>
/// <param name="Reliability">How far the bins' agreement rates are from their mean confidence, squared; less is better.</param>
/// <param name="Resolution">How far the bins' agreement rates are from the base rate, squared; more is better.</param>
/// <param name="Uncertainty">The score of always saying the base rate.</param>
/// <param name="WithinBinVariance">Variance of confidences within bins.</param>
/// <param name="WithinBinCovariance">Twice the covariance of confidence and outcome within bins.</param>
public sealed record BrierScore(
    double Score, double Reliability, double Resolution, double Uncertainty, double WithinBinVariance, double WithinBinCovariance)
{
    internal static BrierScore Of(PredictionGroup all, IReadOnlyList<PredictionGroup> bins)
    {
        double MeanOverBins(Func<PredictionGroup, double> value) => bins.Sum(bin => bin.Weight * value(bin)) / all.Weight;
        return new BrierScore(
            all.Mean(prediction => Square(prediction.Confidence - Outcome(prediction))),
            MeanOverBins(bin => Square(bin.MeanConfidence - bin.AgreementRate)),
            MeanOverBins(bin => Square(bin.AgreementRate - all.AgreementRate)),
            all.AgreementRate * (1 - all.AgreementRate),
            MeanOverBins(bin => bin.Mean(prediction => Square(prediction.Confidence - bin.MeanConfidence))),
            2 * MeanOverBins(bin => bin.Mean(prediction =>
                (prediction.Confidence - bin.MeanConfidence) * (Outcome(prediction) - bin.AgreementRate))));
    }

    private static double Outcome(Prediction prediction) => prediction.Agreed ? 1 : 0;

    private static double Square(double value) => value * value;
}
