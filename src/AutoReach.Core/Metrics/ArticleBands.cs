namespace AutoReach.Core.Metrics;

/// <summary>From and to, the same unit as the number that they stand beside.</summary>
public sealed record Band(double Low, double High);

/// <summary>
/// What the founding article on human-in-the-loop outreach says teams typically see in weeks 1, 4 and 12 ("Measurable
/// Improvement Over Time"). Shown beside a team's own numbers; nothing is decided by them.
/// </summary>
/// <param name="Week">From this week on, until the next band's.</param>
public sealed record ArticleBands(int Week, Band AcceptRate, Band NoEditRate, Band ReviewSecondsPerLead, Band DailyReviewMinutes)
{
    public static readonly IReadOnlyList<ArticleBands> All =
    [
        new(1, new(0.50, 0.60), new(0.40, 0.50), new(120, 180), new(60, 90)),
        new(4, new(0.70, 0.80), new(0.65, 0.75), new(45, 60), new(30, 45)),
        new(12, new(0.80, 0.90), new(0.80, 0.90), new(15, 30), new(10, 20)),
    ];

    /// <returns>The latest band that had begun by a week, counted from 1.</returns>
    public static ArticleBands For(int week) => All.Last(bands => bands.Week <= Math.Max(1, week));
}
