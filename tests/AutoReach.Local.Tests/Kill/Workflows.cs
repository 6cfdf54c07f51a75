using System.Net.Http.Json;
using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

internal static class Workflows
{
    /// <returns>The id of a workflow that proposes to write to everybody who is not excluded.</returns>
    public static async Task<string> CreateAsync(HttpClient http)
    {
        using var response = await http.PostAsJsonAsync("/api/workflows", new
        {
            name = "Killed",
            qualityBar = new { minimumFit = 0 },
            messaging = new
            {
                offer = "Pipewise shows which CI jobs cost the most.",
                sender = new { name = "Mira Kovac", email = "mira@pipewise.example", postalAddress = "14 Harbour Row, Rostock" },
            },
        });
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
