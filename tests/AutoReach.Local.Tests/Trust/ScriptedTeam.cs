using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AutoReach.Core;

namespace AutoReach.Local.Tests.Trust;

/// <summary>A team that works only through the HTTP API: it decides what waits, answers audits and accepts promotions.</summary>
internal sealed class ScriptedTeam(HttpClient client, string workflow)
{
    private const int PageSize = 100;

    /// <summary>Share of proposals that it disagrees with, in [0,1]. Which ones follows from the lead alone.</summary>
    public double Disagreement { get; set; }

    public int Decisions { get; private set; }

    /// <summary>Decides until neither queue has anything left.</summary>
    public async Task WorkAsync(Func<Task> settle)
    {
        int decided;
        do
        {
            await settle();
            decided = await EmptyAsync("pending") + await EmptyAsync("audit");
            Decisions += decided;
        }
        while (decided > 0);
    }

    public async Task<JsonElement> TrustAsync() => await GetAsync($"/api/workflows/{workflow}/trust");

    public async Task<JsonElement> GetAsync(string path) => await client.GetFromJsonAsync<JsonElement>(path);

    public async Task AcceptPromotionAsync()
    {
        if ((await TrustAsync()).GetProperty("proposal").ValueKind != JsonValueKind.Null)
            await PostAsync($"/api/workflows/{workflow}/trust/promotion", new { accept = true });
    }

    public async Task PostAsync(string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<int> EmptyAsync(string queue)
    {
        var decided = 0;
        string? cursor = null;
        do
        {
            var page = await GetAsync(
                $"/api/workflows/{workflow}/reviews?queue={queue}&order=age&limit={PageSize}{(cursor is null ? "" : $"&cursor={cursor}")}");
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                await DecideAsync(item);
                decided++;
            }
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return decided;
    }

    private Task DecideAsync(JsonElement item)
    {
        var (id, revision) = (item.GetProperty("id").GetString()!, item.GetProperty("revision").GetInt32());
        if (item.GetProperty("blind").GetBoolean())
            Assert.Equal(JsonValueKind.Null, item.GetProperty("gate").ValueKind);
        var agrees = revision > 1 || Taste(id) >= Disagreement; // what was asked for is taken
        return PostAsync($"/api/leads/{id}/decision", new { revision, verdict = agrees ? "approve" : "reject", activeSeconds = 20 });
    }

    /// <summary>In [0,1), even over leads.</summary>
    private static double Taste(string lead) =>
        uint.Parse(Digest.Sha256(lead).AsSpan("sha256:".Length, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 4294967296.0;
}
