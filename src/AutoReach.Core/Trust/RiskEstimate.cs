using AutoReach.Core.Trust.Confidence;

namespace AutoReach.Core.Trust;

/// <summary>What a team's decisions say of the disagreement at or above a threshold, weighted by 1/π.</summary>
/// <param name="Estimate">In [0,1]; null when nothing was decided there.</param>
/// <param name="Low">Lower end of the 90 % Wilson interval on the effective number of decisions.</param>
/// <param name="Items">Decisions that it rests on.</param>
public sealed record RiskEstimate(double? Estimate, double Low, double High, int Items)
{
    public static RiskEstimate AtOrAbove(double threshold, IEnumerable<Prediction> predictions)
    {
        var (weight, squares, disagreement, items) = (0.0, 0.0, 0.0, 0);
        foreach (var prediction in predictions.Where(prediction => prediction.Confidence >= threshold))
        {
            weight += prediction.Weight;
            squares += prediction.Weight * prediction.Weight;
            disagreement += prediction.Agreed ? 0 : prediction.Weight;
            items++;
        }
        if (items == 0)
            return new RiskEstimate(null, 0, 1, 0);
        var (low, high) = Binomial.WilsonInterval(disagreement / weight, weight * weight / squares, Binomial.Quantile90);
        return new RiskEstimate(disagreement / weight, low, high, items);
    }
}
