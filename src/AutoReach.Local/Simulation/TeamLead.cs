using System.Text.Json;

namespace AutoReach.Local.Simulation;

/// <summary>
/// Whoever answers for the team: after two weeks of training asks for full auto at 0.90, and from the ninth week on lowers
/// it by a step every Monday. Raises it by one after an alarm, or when the report of the week before says that what the AI
/// did alone was surely wrong more often than is tolerated; what was raised comes down again in the weeks after.
/// </summary>
internal sealed class TeamLead(HttpClient client, string workflow, double tolerance, bool heedsAlarms)
{
    private const int FirstWeek = 3, LowersFrom = 9;
    private const double First = 0.90, Lowest = 0.60, Highest = 0.95, Step = 0.10;

    private int _alarms;

    public async Task LookAsync(int week, CancellationToken cancellationToken)
    {
        if (week < FirstWeek)
            return;
        var trust = await client.GetFromJsonAsync<JsonElement>($"/api/workflows/{workflow}/trust", cancellationToken);
        var metrics = await client.GetFromJsonAsync<JsonElement>($"/api/workflows/{workflow}/metrics", cancellationToken);
        var threshold = trust.GetProperty("fullAuto") is { ValueKind: JsonValueKind.Object } set
            ? Next(set.GetProperty("threshold").GetDouble(), IsAlarmed(trust) || IsAbove(metrics), week >= LowersFrom ? Lowest : First)
            : First;
        using var answer = await client.PutAsJsonAsync($"/api/workflows/{workflow}/trust", new { fullAuto = new { threshold } }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private bool IsAlarmed(JsonElement trust)
    {
        var before = _alarms;
        _alarms = trust.GetProperty("alarms").GetArrayLength();
        return heedsAlarms && _alarms > before;
    }

    private bool IsAbove(JsonElement metrics) =>
        metrics.GetProperty("weeks").EnumerateArray().SkipLast(1).LastOrDefault() is { ValueKind: JsonValueKind.Object } before
        && before.GetProperty("autoDisagreement") is { ValueKind: JsonValueKind.Object } wrong
        && wrong.GetProperty("low").GetDouble() > tolerance;

    private static double Next(double threshold, bool isBad, double lowest) =>
        Math.Round(isBad ? Math.Min(Highest, threshold + Step) : Math.Max(lowest, threshold - Step), 2);
}
