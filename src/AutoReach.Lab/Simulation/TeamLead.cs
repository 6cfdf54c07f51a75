using System.Net.Http.Json;
using System.Text.Json;

namespace AutoReach.Lab.Simulation;

/// <summary>
/// Whoever answers for the team: after two weeks of training asks for full auto at 0.90, and from the ninth week on lowers
/// it every Monday by a step, or by two where the report of the week before says that what the AI did alone was wrong at
/// most half as often as is tolerated. Leaves it where that report is worse than tolerated, raises it where it surely is.
/// An alarm suspends it: on the next Monday the lead switches it on again, a step higher than it was if they heed alarms;
/// what was raised comes down again in the weeks after.
/// </summary>
internal sealed class TeamLead(HttpClient client, string workflow, double tolerance, bool heedsAlarms)
{
    private const int FirstWeek = 3, LowersFrom = 9;
    private const double First = 0.90, Min = 0.50, Max = 0.95, Step = 0.10;

    private int _alarms;

    /// <summary>What was asked for last: an alarm leaves nothing of it in the answer.</summary>
    private double? _asked;

    public async Task LookAsync(int week, CancellationToken cancellationToken)
    {
        if (week < FirstWeek)
            return;
        var trust = await client.GetFromJsonAsync<JsonElement>($"/api/workflows/{workflow}/trust", cancellationToken);
        var metrics = await client.GetFromJsonAsync<JsonElement>($"/api/workflows/{workflow}/metrics", cancellationToken);
        var threshold = _asked is { } before
            ? Math.Round(Math.Clamp(before + Move(week, IsAlarmed(trust), Reported(metrics)), week >= LowersFrom ? Min : First, Max), 2)
            : First;
        using var answer = await client.PutAsJsonAsync($"/api/workflows/{workflow}/trust", new { fullAuto = new { threshold } }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        _asked = threshold;
    }

    private bool IsAlarmed(JsonElement trust)
    {
        var before = _alarms;
        _alarms = trust.GetProperty("alarms").GetArrayLength();
        return heedsAlarms && _alarms > before;
    }

    /// <returns>Disagreement of what the AI did alone, with the interval's lower end; null where the week before has none.</returns>
    private static (double Estimate, double Low)? Reported(JsonElement metrics) =>
        metrics.GetProperty("weeks").EnumerateArray().SkipLast(1).LastOrDefault() is { ValueKind: JsonValueKind.Object } before
        && before.GetProperty("autoDisagreement") is { ValueKind: JsonValueKind.Object } wrong
            ? (wrong.GetProperty("estimate").GetDouble(), wrong.GetProperty("low").GetDouble()) : null;

    private double Move(int week, bool isAlarmed, (double Estimate, double Low)? wrong) =>
        isAlarmed ? Step
        : week < LowersFrom ? -Step
        : wrong?.Low > tolerance ? Step
        : wrong?.Estimate > tolerance ? 0
        : wrong?.Estimate > tolerance / 2 ? -Step
        : -2 * Step;
}
