using AutoReach.Core.Review;

namespace AutoReach.Core.Learning;

/// <summary>What a decision counts for its pace: one far faster than its reviewer's own median was hardly looked at.</summary>
internal static class ReviewPace
{
    private const double FarFaster = 0.33;
    private const double MinWeight = 0.3;

    /// <param name="median">Active seconds that its reviewer usually takes; null while that is not known.</param>
    /// <returns>In (0,1]. Decisions that nobody measured count whole, those made in bulk least.</returns>
    public static double WeightOf(Decision decision, double? median) => decision switch
    {
        { Bulk: true } => MinWeight,
        { ActiveSeconds: { } seconds } when median is { } usual && seconds < FarFaster * usual => Math.Max(MinWeight, seconds / (FarFaster * usual)),
        _ => 1,
    };
}
