using System.Globalization;
using AutoReach.Core.Sending;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Sending;

public class LocalDayTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z")] // the day before the clocks change
    [InlineData("Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-29T22:00:00Z")] // a day of 23 hours
    [InlineData("Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-25T23:00:00Z")] // a day of 25 hours
    [InlineData("America/New_York", "2026-03-02T03:00:00Z", "2026-03-02T05:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-03-02T12:00:00Z", "2026-03-02T18:15:00Z")]
    [InlineData("UTC", "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-03T15:00:00Z", "2018-11-04T03:00:00Z")] // midnight did not exist
    [InlineData("Pacific/Apia", "2011-12-30T08:00:00Z", "2011-12-30T10:00:00Z")] // a whole day did not exist
    [InlineData("America/Havana", "2026-10-31T12:00:00Z", "2026-11-01T04:00:00Z")] // midnight comes twice; the first counts
    public void The_next_day_begins_at_its_first_moment(string zone, string now, string expected) =>
        Assert.Equal(At(expected), LocalDay.NextStart(At(now), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Property(MaxTest = 300)]
    public void The_next_day_is_ahead_and_the_moment_before_it_is_still_today(int minutes, byte pick)
    {
        string[] zones = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Beirut", "UTC", "Pacific/Chatham"];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zones[pick % zones.Length]);
        var now = At("2026-01-01T00:00:00Z").AddMinutes(Math.Abs((long)minutes) * 997 % (5 * 525_960));

        var next = LocalDay.NextStart(now, zone);

        Assert.True(next > now);
        Assert.Equal(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date), LocalDay.At(now, zone.Id));
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        Assert.Equal(today, TimeZoneInfo.ConvertTime(next.AddTicks(-1), zone).Date);
        Assert.Equal(today.AddDays(1), TimeZoneInfo.ConvertTime(next, zone).Date);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
