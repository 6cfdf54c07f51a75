using System.Globalization;
using AutoReach.Core.Workflows;

namespace AutoReach.Web.Inbox;

/// <summary>Times as a workflow's people read them: in its time zone, and as ages against now.</summary>
public sealed class LocalTimes(string zone, DateTimeOffset now)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    public static LocalTimes Of(Workflow? workflow, DateTimeOffset now) => new(workflow?.TimeZone ?? "UTC", now);

    public DateTimeOffset Now => now;

    /// <summary><c>12:00:30</c></summary>
    public string Clock(DateTimeOffset at) => In(at).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary><c>3 Mar, 12:00</c>, with the year where it is another one.</summary>
    public string Moment(DateTimeOffset at) =>
        In(at).ToString(In(at).Year == In(now).Year ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>3 Mar 2026</c></summary>
    public string Day(DateTimeOffset at) => In(at).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The full time with its offset, for tool tips.</summary>
    public string Full(DateTimeOffset at) => In(at).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary><c>just now</c>, <c>5 minutes</c>, <c>3 hours</c>, <c>2 days</c>.</summary>
    public string Age(DateTimeOffset since) => (now - since) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } span => Words.Counted((int)span.TotalMinutes, "minute"),
        { TotalDays: < 1 } span => Words.Counted((int)span.TotalHours, "hour"),
        var span => Words.Counted((int)span.TotalDays, "day"),
    };

    private DateTimeOffset In(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);
}
