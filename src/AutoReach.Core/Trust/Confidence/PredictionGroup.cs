namespace AutoReach.Core.Trust.Confidence;

/// <summary>Predictions, at least one, and their weighted means.</summary>
internal sealed class PredictionGroup
{
    public PredictionGroup(IReadOnlyList<Prediction> predictions)
    {
        Predictions = predictions;
        Weight = predictions.Sum(prediction => prediction.Weight);
        MeanConfidence = Mean(prediction => prediction.Confidence);
        AgreementRate = Mean(prediction => prediction.Agreed ? 1 : 0);
    }

    public IReadOnlyList<Prediction> Predictions { get; }

    public double Weight { get; }

    public double MeanConfidence { get; }

    public double AgreementRate { get; }

    public double Mean(Func<Prediction, double> value) =>
        Predictions.Sum(prediction => prediction.Weight * value(prediction)) / Weight;
}
