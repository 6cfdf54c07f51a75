namespace AutoReach.Core.Sending;

/// <summary>Days as people at a place count them.</summary>
public static class LocalDay
{
    /// <param name="timeZone">IANA name.</param>
    public static DateOnly Of(DateTimeOffset now, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).Date);

    /// <summary>The first moment of the following day. Where clocks jump over midnight, that is the moment after the jump.</summary>
    public static DateTimeOffset NextStart(DateTimeOffset now, TimeZoneInfo zone) =>
        FirstMoment(TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(1), zone);

    private static DateTimeOffset FirstMoment(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) // at most a day's worth: Samoa once left out a whole one
            local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Max() // the earlier of the two
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
