using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AutoReach.Contracts;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;
using AutoReach.Local.Tests.Kill;

namespace AutoReach.Local.Tests.Model;

/// <summary>The host as a person starts it, with a language model by settings alone: from the lead to the mail, and what stops for want of credits.</summary>
public sealed class ModelHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PlainModel _model = new() { Value = "Pipewise reads CI logs and shows which jobs cost the most on a CI bill." };

    [Fact]
    public async Task A_lead_is_researched_judged_and_drafted_by_the_model_waits_for_a_person_and_is_sent()
    {
        await using var server = await ModelServer.StartAsync(_model.Answer);
        await using var web = await SampleWeb.StartAsync(
            new SampleWebOptions { OpenCompanies = DemoData.OpenCompanies, AllSound = true, SlowPageDelay = TimeSpan.Zero },
            TestContext.Current.CancellationToken);
        string workflow, first, second;
        await using (var host = Start(server, web, credits: 1))
        {
            using var client = await ClientOfAsync(host);
            (workflow, first, second) = await TwoLeadsAsync(client);
            var leads = new[] { await GetAsync(client, $"/api/leads/{first}"), await GetAsync(client, $"/api/leads/{second}") };
            var waiting = Assert.Single(leads, lead => lead.GetProperty("status").GetString() == "awaitingDecision");
            var stopped = Assert.Single(leads, lead => lead.GetProperty("status").GetString() == "failed");
            (first, second) = (waiting.GetProperty("id").GetString()!, stopped.GetProperty("id").GetString()!);
            TheModelsWorkShows(waiting);
            Assert.Contains("No credits are left of 1:", stopped.GetProperty("explanation").GetString(), StringComparison.Ordinal);

            await PostAsync(client, $"/api/leads/{first}/approve", new { revision = 1 });
            await PostAsync(client, "/dev/clock", new { advance = "PT1H" });
            Assert.Equal("sent", (await GetAsync(client, $"/api/leads/{first}")).GetProperty("status").GetString());
            var usage = (await GetAsync(client, $"/api/workflows/{workflow}/metrics")).GetProperty("usage");
            Assert.Equal((1, 1), (usage.GetProperty("credits").GetProperty("used").GetInt32(), usage.GetProperty("credits").GetProperty("granted").GetInt32()));
            Assert.Equal(2, usage.GetProperty("workflow").GetProperty("calls").GetInt32());
            Assert.Equal(0.009m, usage.GetProperty("workflow").GetProperty("cost").GetDecimal());
            Assert.True(usage.GetProperty("tenant").GetProperty("calls").GetInt32() >= 3);
        }
        Assert.Contains("Pipewise reads CI logs",
            await File.ReadAllTextAsync(Directory.EnumerateFiles(_folder.File("data/outbox"), "*.eml", SearchOption.AllDirectories).Single(),
            TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await using (var host = Start(server, web, credits: 2))
        {
            using var client = await ClientOfAsync(host);
            await PostAsync(client, $"/api/leads/{second}/retry", new { });
            await PostAsync(client, "/dev/clock", new { advance = "PT0S" });
            Assert.Equal("awaitingDecision", (await GetAsync(client, $"/api/leads/{second}")).GetProperty("status").GetString());
        }
    }

    public void Dispose() => _folder.Dispose();

    private static void TheModelsWorkShows(JsonElement lead)
    {
        var fact = lead.GetProperty("dossier").GetProperty("facts").EnumerateArray().Single(fact => fact.GetProperty("kind").GetString() == "other");
        Assert.StartsWith("http", fact.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(fact.GetProperty("excerpt").GetString()!);
        Assert.Contains(lead.GetProperty("qualification").GetProperty("reasons").EnumerateArray(), reason =>
            reason.GetProperty("text").GetString() == "sells to teams like ours");
        Assert.Contains("Pipewise reads CI logs", lead.GetProperty("draft").GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(lead.GetProperty("dossier").GetProperty("flags").EnumerateArray(), flag =>
            flag.GetProperty("kind").GetString() is "ungrounded" or "messagingRule" or "injection");
    }

    private HostProcess Start(ModelServer server, Microsoft.AspNetCore.Builder.WebApplication web, int credits) => HostProcess.Start(
        HostProgram.Real, _folder.File("data"), SampleWeb.BaseAddress(web),
        ("AUTOREACH_OPENAI__ENDPOINT", server.Address.AbsoluteUri), ("AUTOREACH_OPENAI__MODEL", "local-model"),
        ("AUTOREACH_OPENAI__PRICEINPUT", "2.50"), ("AUTOREACH_OPENAI__PRICEOUTPUT", "10"), ("AUTOREACH_OPENAI__CREDITS", $"{credits}"));

    private static async Task<HttpClient> ClientOfAsync(HostProcess host) => new()
    {
        BaseAddress = await host.ReadyAsync(),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", HostProcess.AdminKey) },
    };

    private static async Task<(string, string, string)> TwoLeadsAsync(HttpClient client)
    {
        var stated = DemoWorkflow.Create(DateTimeOffset.UnixEpoch);
        var workflow = (
            await PostAsync(client, "/api/workflows", new { name = stated.Name, messaging = stated.Messaging, qualityBar = new { minimumFit = 0.01 } }))
            .GetProperty("id").GetString()!;
        using var file = DemoData.OpenCompanies();
        var companies = CompanyFile.Read(file, "companies.csv").Where(company => !stated.Messaging.Competitors.Contains(company.Name)).Take(2).ToArray();
        var rows = (await PostAsync(client, $"/api/workflows/{workflow}/leads", companies.Select(company => new
        {
            email = $"ada@{company.Host.Split('.')[0]}.example",
            firstName = "Ada",
            role = "Chief Technology Officer",
            company = company.Name,
            website = company.Website,
        }))).GetProperty("rows");
        await PostAsync(client, "/dev/clock", new { advance = "PT0S" });
        return (workflow, rows[0].GetProperty("leadId").GetString()!, rows[1].GetProperty("leadId").GetString()!);
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string path) => await client.GetFromJsonAsync<JsonElement>(path);

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Core.CoreJson.Options);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
