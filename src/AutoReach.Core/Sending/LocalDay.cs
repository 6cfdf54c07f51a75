namespace AutoReach.Core.Sending;

/// <summary>Days as people at a place count them.</summary>
/// <remarks>
/// Found by asking what date it is at moments of UTC, which always has one answer. Asking for the UTC of a local
/// midnight has none or two where clocks change at night, and a wrong one where a country left out a day (Samoa, 2011).
/// </remarks>
public static class LocalDay
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>The date at a place.</summary>
    /// <param name="timeZone">IANA name.</param>
    public static DateOnly At(DateTimeOffset now, string timeZone) =>
        DateOnly.FromDateTime(DateAt(now, TimeZoneInfo.FindSystemTimeZoneById(timeZone)));

    /// <summary>The hour of the day at a place, 0 to 23.</summary>
    /// <param name="timeZone">IANA name.</param>
    public static int HourOf(DateTimeOffset now, string timeZone) =>
        TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).Hour;

    /// <summary>The Monday of the week that a moment is in at a place.</summary>
    /// <param name="timeZone">IANA name.</param>
    public static DateOnly MondayOf(DateTimeOffset now, string timeZone)
    {
        var day = At(now, timeZone);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    /// <summary>The first moment of the next Monday at a place, as UTC.</summary>
    /// <param name="timeZone">IANA name.</param>
    public static DateTimeOffset NextMonday(DateTimeOffset now, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var next = NextStart(now, zone);
        while (At(next, timeZone).DayOfWeek != DayOfWeek.Monday)
            next = NextStart(next, zone);
        return next;
    }

    /// <summary>The next moment at which clocks at a place show a full hour, as UTC; on a day that leaves that hour out, the next day's.</summary>
    /// <param name="hour">0 to 23.</param>
    /// <param name="timeZone">IANA name.</param>
    public static DateTimeOffset NextHour(DateTimeOffset now, int hour, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var next = new DateTimeOffset(now.UtcTicks - now.UtcTicks % Quarter.Ticks, TimeSpan.Zero); // all zones are whole quarters of an hour from UTC
        do
            next += Quarter;
        while (TimeZoneInfo.ConvertTime(next, zone) is var local && (local.Hour != hour || local.Minute != 0));
        return next;
    }

    /// <summary>The first moment of the following day, as UTC. Where clocks jump over midnight, that is the moment after the jump.</summary>
    public static DateTimeOffset NextStart(DateTimeOffset now, TimeZoneInfo zone)
    {
        var after = now;
        while (DateAt(after, zone) == DateAt(now, zone))
            after += Step;
        return FirstMomentOfLater(after - Step, after, zone);
    }

    /// <summary>Halves the gap between two moments on neighbouring days until the later one is the first of its day.</summary>
    private static DateTimeOffset FirstMomentOfLater(DateTimeOffset before, DateTimeOffset after, TimeZoneInfo zone)
    {
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + (after - before) / 2;
            if (DateAt(middle, zone) == DateAt(before, zone))
                before = middle;
            else
                after = middle;
        }
        return after.ToUniversalTime();
    }

    private static DateTime DateAt(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).Date;
}
