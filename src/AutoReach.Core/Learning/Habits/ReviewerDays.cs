namespace AutoReach.Core.Learning.Habits;

/// <summary>When and how one reviewer works, from their latest decisions.</summary>
internal sealed class ReviewerDays(ReviewerId reviewer)
{
    private const int MinForHours = 10;
    private const int MinBatches = 5;
    private const int MinMeasured = 10;

    /// <summary>What is closer together than this is one sitting.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <summary>Seconds above this are a page left open and no attention, whoever measured them.</summary>
    private const double MaxLook = 1800;

    private readonly Recent<int> _hours = new(200);
    private readonly Recent<double> _seconds = new(101);
    private int _batch;
    private int _decisions;
    public DateTimeOffset LastAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Sizes of finished sittings.</summary>
    public Recent<int> Batches { get; } = new(30);

    public double? MedianSeconds => _seconds.Median(MinMeasured);

    public void Take(DecisionRecord record)
    {
        var decision = record.Decision;
        if (_batch > 0 && decision.At - LastAt > Pause)
        {
            Batches.Add(_batch);
            _batch = 0;
        }
        _batch++;
        _decisions++;
        _hours.Add(record.Hour);
        if (decision.ActiveSeconds is { } seconds and <= MaxLook)
            _seconds.Add(seconds);
        LastAt = decision.At > LastAt ? decision.At : LastAt;
    }

    public ReviewerHabits Habits() => new(
        reviewer, _decisions, LastAt, MedianSeconds,
        _hours.Values.Count < MinForHours ? null : HourSpan.Shortest(_hours.Values), Batches.Median(MinBatches));
}
