namespace AutoReach.Runtime;

/// <summary>Times as the journal has them: whole milliseconds since 1970, so that a replay sees exactly what the first run saw.</summary>
internal static class Moment
{
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static long From(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static DateTimeOffset ToTime(long moment) => DateTimeOffset.FromUnixTimeMilliseconds(moment);

    /// <summary>The first moment that is not before a time: whoever is woken then is never too early.</summary>
    public static long NotBefore(DateTimeOffset time)
    {
        var moment = time.ToUnixTimeMilliseconds();
        return ToTime(moment) < time && moment < Last ? moment + 1 : moment;
    }

    /// <summary>A moment later by a span: the same one for a negative span, the last one past the end of the calendar.</summary>
    public static long After(long moment, TimeSpan span)
    {
        var milliseconds = Math.Ceiling(span.TotalMilliseconds);
        return milliseconds >= Last - moment ? Last : moment + (long)Math.Max(0, milliseconds);
    }
}
