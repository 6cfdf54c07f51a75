using System.Text.Json;

namespace AutoReach.Local.Simulation;

/// <summary>
/// Whoever answers for the team: after two weeks of training asks for full auto at 0.90, and every Monday lowers it by a
/// step while the risk that the trust page shows beside the switch is well within what is tolerated, or raises it when it is not.
/// </summary>
internal sealed class TeamLead(HttpClient client, string workflow, double tolerance)
{
    private const int FirstWeek = 3;
    private const double First = 0.90, Lowest = 0.50, Highest = 0.95, Step = 0.10;

    public async Task LookAsync(int week, CancellationToken cancellationToken)
    {
        if (week < FirstWeek)
            return;
        var trust = await client.GetFromJsonAsync<JsonElement>($"/api/workflows/{workflow}/trust", cancellationToken);
        var threshold = trust.GetProperty("fullAuto") is { ValueKind: JsonValueKind.Object } set ? Next(set) : First;
        using var answer = await client.PutAsJsonAsync($"/api/workflows/{workflow}/trust", new { fullAuto = new { threshold } }, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private double Next(JsonElement fullAuto)
    {
        var threshold = fullAuto.GetProperty("threshold").GetDouble();
        if (fullAuto.GetProperty("risk").GetProperty("estimate") is not { ValueKind: JsonValueKind.Number } estimate)
            return threshold;
        return Math.Round(estimate.GetDouble() switch
        {
            var risk when risk > tolerance => Math.Min(Highest, threshold + Step),
            var risk when risk < 0.75 * tolerance => Math.Max(Lowest, threshold - Step),
            _ => threshold,
        }, 2);
    }
}
