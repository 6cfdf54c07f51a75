using System.Text.Json;

namespace AutoReach.Local.Simulation;

/// <summary>
/// Whoever answers for the team: after two weeks of training asks for full auto at 0.90, stays there for six weeks in
/// which people still see all that is uncertain, and from then on lowers it by a step every Monday. Raises it by one
/// after an alarm, or when the trust page says that a risk is surely above what is tolerated.
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
        var threshold = trust.GetProperty("fullAuto") is { ValueKind: JsonValueKind.Object } set ? Next(set, IsAlarmed(trust), week >= LowersFrom) : First;
        using var answer = await client.PutAsJsonAsync($"/api/workflows/{workflow}/trust", new { fullAuto = new { threshold } }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private bool IsAlarmed(JsonElement trust)
    {
        var before = _alarms;
        _alarms = trust.GetProperty("alarms").GetArrayLength();
        return heedsAlarms && _alarms > before;
    }

    private double Next(JsonElement fullAuto, bool isAlarmed, bool mayLower)
    {
        var threshold = fullAuto.GetProperty("threshold").GetDouble();
        var risks = fullAuto.GetProperty("risk");
        return Math.Round(
            isAlarmed || IsAbove(risks.GetProperty("send")) || IsAbove(risks.GetProperty("skip")) ? Math.Min(Highest, threshold + Step)
            : mayLower ? Math.Max(Lowest, threshold - Step)
            : threshold, 2);

        bool IsAbove(JsonElement risk) => risk.GetProperty("low").GetDouble() > tolerance;
    }
}
