namespace AutoReach.Core.Learning;

/// <summary>How fast each reviewer decides. A decision far faster than its reviewer's own median was hardly looked at.</summary>
internal sealed class ReviewPace
{
    private const int FewestMeasured = 10;
    private const int Remembered = 101;
    private const double FarFaster = 0.33;
    private const double LeastWeight = 0.3;

    private readonly Dictionary<ReviewerId, Queue<double>> _seconds = [];

    /// <summary>What a decision counts, in (0,1]; then remembers its pace. Decisions that nobody measured count whole, those made in bulk least; neither teaches a pace.</summary>
    public double WeightOf(DecisionRecord record)
    {
        if (record.Decision.Bulk)
            return LeastWeight;
        if (record.Decision.ActiveSeconds is not { } seconds)
            return 1;
        if (!_seconds.TryGetValue(record.Decision.By, out var known))
            _seconds.Add(record.Decision.By, known = new Queue<double>());
        var weight = MedianOf(known) is { } median && seconds < FarFaster * median ? Math.Max(LeastWeight, seconds / (FarFaster * median)) : 1;
        known.Enqueue(seconds);
        if (known.Count > Remembered)
            known.Dequeue();
        return weight;
    }

    private static double? MedianOf(Queue<double> known) => known.Count < FewestMeasured ? null : known.Order().ElementAt(known.Count / 2);
}
