using AutoReach.Core.Trust;

namespace AutoReach.Core.Learning.Habits;

/// <summary>How one reviewer usually works.</summary>
/// <param name="Decisions">One by one; those made in bulk are not counted.</param>
/// <param name="MedianSeconds">Of active time a decision; null until enough were measured.</param>
/// <param name="Hours">The workflow's hours of the day that most of the decisions fall in; null until there are enough.</param>
/// <param name="Batch">Decisions a sitting; null until enough sittings are over.</param>
public sealed record ReviewerHabits(ReviewerId Reviewer, int Decisions, DateTimeOffset LastAt, double? MedianSeconds, HourSpan? Hours, int? Batch);

/// <summary>How a team usually works.</summary>
/// <param name="Reviewers">Everybody who ever decided, the busiest first.</param>
/// <param name="DigestHour">Hour of the day, 0 to 23, shortly after which people begin; null until that can be told.</param>
/// <param name="DigestSize">So many items as are decided in one sitting; null until that can be told.</param>
/// <param name="Exceptions">What needed attention most often first.</param>
public sealed record TeamHabits(IReadOnlyList<ReviewerHabits> Reviewers, int? DigestHour, int? DigestSize, IReadOnlyList<ConcernRate> Exceptions)
{
    private const int MinRaised = 5;

    /// <summary>How often people changed something where one of these concerns was raised, in [0,1]; 0 for what is not known yet.</summary>
    public double AttentionOf(IEnumerable<Concern> concerns) => Exceptions
        .Where(rate => rate.Changed.Of >= MinRaised && concerns.Contains(rate.Concern)).Select(rate => rate.Changed.Share).DefaultIfEmpty(0).Max();
}

/// <summary>
/// When, how much at a time and on what people work, as a fold over their decisions. What is decided in bulk says nothing
/// of it, and of seconds only active ones are ever recorded.
/// </summary>
public sealed class HabitProjection
{
    private const int MinDecisions = 30;
    private const int MinBeginnings = 5;
    private const int MinBatches = 5;
    private const int MinDigest = 5, MaxDigest = 40;

    /// <summary>The first decision after nobody has decided for so long begins a day, wherever midnight is.</summary>
    private static readonly TimeSpan Night = TimeSpan.FromHours(6);

    /// <summary>Who begins earlier in an hour than this would be met by a mail of the full hour at work already.</summary>
    private const int MinutesAhead = 15;

    private readonly Dictionary<ReviewerId, ReviewerDays> _reviewers = [];
    private readonly Dictionary<Concern, (int Raised, int Changed)> _concerns = [];
    private readonly Recent<int> _beginnings = new(30);
    private int _decisions;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public void Take(DecisionRecord record)
    {
        foreach (var concern in record.SecondTo is null ? Concern.Of(record.Blocking, record.Gate?.Reason) : []) // each proposal once
            _concerns[concern] = _concerns.GetValueOrDefault(concern) is var (raised, changed)
                ? (raised + 1, changed + (record.LeftAsProposed ? 0 : 1))
                : default;
        if (record.Decision.Bulk)
            return;
        var at = record.Decision.At;
        if (_decisions++ > 0 && at - _last > Night)
            _beginnings.Add(at.Minute < MinutesAhead ? (record.Hour + 23) % 24 : record.Hour);
        _last = at > _last ? at : _last;
        if (!_reviewers.TryGetValue(record.Decision.By, out var days))
            _reviewers.Add(record.Decision.By, days = new ReviewerDays(record.Decision.By));
        days.Take(record);
    }

    /// <summary>How many people have decided something since.</summary>
    public int ActiveSince(DateTimeOffset since) => _reviewers.Values.Count(days => days.LastAt >= since);

    /// <summary>Of a reviewer's active time a decision; null until enough were measured.</summary>
    public double? MedianSecondsOf(ReviewerId reviewer) => _reviewers.GetValueOrDefault(reviewer)?.MedianSeconds;

    public TeamHabits Habits() => new(
        [.. _reviewers.Values.Select(days => days.Habits()).OrderByDescending(habits => habits.Decisions)
            .ThenBy(habits => habits.Reviewer.Value, StringComparer.Ordinal)],
        _decisions < MinDecisions || _beginnings.Values.Count < MinBeginnings ? null : HourSpan.Shortest(_beginnings.Values)?.From,
        _reviewers.Values.SelectMany(days => days.Batches.Values).Order().ToList() is { Count: >= MinBatches } batches
            ? Math.Clamp(batches[batches.Count / 2], MinDigest, MaxDigest) : null,
        [.. _concerns.Select(known => new ConcernRate(known.Key, new CountedShare(known.Value.Changed, known.Value.Raised)))
            .OrderByDescending(rate => rate.Changed.Share).ThenByDescending(rate => rate.Changed.Of)
                .ThenBy(rate => rate.Concern.Word, StringComparer.Ordinal)]);
}
