namespace AutoReach.Core.Learning.Habits;

/// <summary>A part of the day; it may pass midnight.</summary>
/// <param name="From">First hour, 0 to 23.</param>
/// <param name="To">The hour that it ends at, 1 to 24; not after <paramref name="From"/> where it passes midnight.</param>
public sealed record HourSpan(int From, int To)
{
    private const int Day = 24;
    private const double Max = 0.8;

    /// <summary>The shortest part of the day with at least four fifths of what happened; the fullest, then the earliest of several.</summary>
    /// <param name="hours">0 to 23 each.</param>
    /// <returns>Null when nothing happened.</returns>
    public static HourSpan? Shortest(IReadOnlyCollection<int> hours)
    {
        if (hours.Count == 0)
            return null;
        var counts = new int[Day];
        foreach (var hour in hours)
            counts[hour]++;
        for (var length = 1; ; length++)
        {
            var (start, inside) = Enumerable.Range(0, length == Day ? 1 : Day)
                .Select(from => (From: from, Inside: Enumerable.Range(from, length).Sum(hour => counts[hour % Day])))
                .MaxBy(span => span.Inside);
            if (inside >= Max * hours.Count)
                return new HourSpan(start, (start + length - 1) % Day + 1);
        }
    }
}
