using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AutoReach.Adapters.Tables;
using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;
using AutoReach.Local.Hosting;
using AutoReach.Local.Tests.Trust;
using AutoReach.Orchestration.Storage;
using AutoReach.Runtime;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Local.Tests.Tables;

/// <summary>What a team does in its first week, on the real host with everything kept in Azure Tables.</summary>
public sealed class LeadsOnTablesTests : IClassFixture<Azurite>, IAsyncLifetime
{
    private const int Leads = 30;

    private readonly TemporaryFolder _folder = new();
    private readonly TableStorageOptions _tables;
    private WebApplication? _web;
    private LocalHost? _host;
    private HttpClient _client = new();

    public LeadsOnTablesTests(Azurite azurite) => _tables = azurite.NewTables();

    private string Outbox => _folder.File("data/outbox");

    public async ValueTask InitializeAsync()
    {
        _web = await SampleWeb.StartAsync(
            new SampleWebOptions { OpenCompanies = DemoData.OpenCompanies, SlowPageDelay = TimeSpan.Zero }, CancellationToken.None);
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _web!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Leads_are_imported_decided_and_sent_and_are_there_after_a_restart()
    {
        var workflow = (await PostAsync("/api/workflows", new
        {
            name = "On tables",
            messaging = new { offer = "We make builds fast.", sender = new { name = "Kim", email = "kim@ours.example", postalAddress = "1 Mill Lane" } },
            sending = new { undoWindow = "PT0S", dailyCap = 100 },
            review = new { digestTo = new[] { "team@ours.example" } },
        })).GetProperty("id").GetString()!;
        Assert.Equal((Leads, 0), await ImportAsync(workflow));
        Assert.Equal((0, Leads), await ImportAsync(workflow));
        await _host!.Runtime.DrainAsync(CancellationToken.None);
        foreach (var order in new[] { "risk", "age", "value" })
            Assert.Equal(Leads, (await GetAsync($"/api/workflows/{workflow}/reviews?order={order}&limit=100")).GetProperty("items").GetArrayLength());

        var decided = await DecideAllAsync(workflow);
        Assert.Equal(Leads, decided.Count);
        var sent = decided.Values.Count(status => status == "sent");
        Assert.InRange(sent, 10, 20); // a third is rejected
        Assert.Equal(sent, Directory.EnumerateFiles(Outbox, "*.eml", SearchOption.AllDirectories).Count(IsToProspect));

        await ControlAsync(workflow, decided);
        await PostAsync("/dev/clock", new { advance = "P8D" });
        Assert.Equal(Leads, (await GetAsync($"/api/workflows/{workflow}/trust")).GetProperty("reviews").GetInt32());
        Assert.NotEmpty((await GetAsync($"/api/workflows/{workflow}/memory")).GetProperty("items").EnumerateArray());
        Assert.NotEmpty((await GetAsync($"/api/workflows/{workflow}/metrics")).GetProperty("weeks").EnumerateArray());

        await StopAsync();
        await StartAsync();
        Assert.Equal(decided, await StatusesAsync(workflow));
        Assert.Equal(Leads, (await GetAsync($"/api/workflows/{workflow}/trust")).GetProperty("reviews").GetInt32());
        Assert.False(File.Exists(_folder.File("data/store.db")));
        Assert.Equal(
            ["apikeys", "contacted", "decisions", "dossiers", "handovers", "held", "intakes", "leadindex", "leads", "reviewqueue", "samplingkeys",
                "sendingslots", "suppressions", "trustlog", "workflows"],
            await WrittenTablesAsync());
    }

    /// <summary>Two people decide each item at the same moment, the way the lead's place says; the item after an edit too.</summary>
    private async Task<IReadOnlyDictionary<string, string>> DecideAllAsync(string workflow)
    {
        var waiting = await GetAsync($"/api/workflows/{workflow}/reviews?order=age&limit=100");
        foreach (var (place, item) in waiting.GetProperty("items").EnumerateArray().Index())
        {
            var address = $"/api/leads/{item.GetProperty("id").GetString()}/decision";
            var draft = item.GetProperty("draft");
            object body = (place % 3, draft.ValueKind) switch
            {
                (0, _) => new { revision = 1, verdict = "reject", reasons = new[] { "wrongIndustry" } },
                (1, JsonValueKind.Object) =>
                    new
                    {
                        revision = 1,
                        verdict = "edit",
                        subject = draft.GetProperty("subject").GetString(),
                        body = draft.GetProperty("body").GetString()
                        + "\n\nPS: Grüße aus Köln 🙂"
                    },
                _ => new { revision = 1, verdict = "approve", activeSeconds = 20 },
            };
            var answers = await Task.WhenAll(_client.PostAsJsonAsync(address, body), _client.PostAsJsonAsync(address, body));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        }
        await _host!.Runtime.DrainAsync(CancellationToken.None);
        return await StatusesAsync(workflow);
    }

    /// <summary>Everything else that keeps something: what is paused, bounced, stopped, stated anew.</summary>
    private async Task ControlAsync(string workflow, IReadOnlyDictionary<string, string> decided)
    {
        var lead = decided.First(lead => lead.Value == "sent").Key;
        Assert.Equal(1, (await PostAsync("/hooks/email-events", new[] { new { type = "hardBounce", leadId = lead } })).GetProperty("recorded").GetInt32());
        await PostAsync($"/api/workflows/{workflow}/pause", new { });
        var paused = await PostAsync($"/api/workflows/{workflow}/leads", new[] { new { email = "late@held.example", company = "Held / Söhne #1?" } });
        await _host!.Runtime.DrainAsync(CancellationToken.None);
        var held = paused.GetProperty("rows")[0].GetProperty("leadId").GetString()!;
        Assert.Equal("queued", (await GetAsync($"/api/leads/{held}")).GetProperty("status").GetString());
        await PostAsync($"/api/workflows/{workflow}/resume", new { });
        await _host.Runtime.DrainAsync(CancellationToken.None);
        Assert.Equal("awaitingDecision", (await GetAsync($"/api/leads/{held}")).GetProperty("status").GetString());
        await PostAsync($"/api/leads/{held}/cancel", new { });
        await _host.Runtime.DrainAsync(CancellationToken.None);
        Assert.Equal("canceled", (await GetAsync($"/api/leads/{held}")).GetProperty("status").GetString());
    }

    private async Task StartAsync()
    {
        _host = await LocalHost.StartAsync(
            new LocalOptions { DataFolder = _folder.File("data"), Port = 0, SampleWeb = SampleWeb.BaseAddress(_web!), Clock = new SimulatedClock() },
            services => services.AddTableStorage(_tables), CancellationToken.None);
        var (_, key) = await _host.Services.GetRequiredService<ApiKeys>().CreateAsync("team", ApiRole.Admin, new ReviewerId("team"), CancellationToken.None);
        _client = new HttpClient { BaseAddress = _host.Address };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    private async Task StopAsync()
    {
        _client.Dispose();
        await _host!.DisposeAsync();
    }

    /// <returns>How many were accepted, and how many were known.</returns>
    private async Task<(int Accepted, int Duplicates)> ImportAsync(string workflow)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/workflows/{workflow}/leads")
        { Content = new StringContent(RealLeads.InWeeks(Leads).First(), Encoding.UTF8, "text/csv") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var counts = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (counts.GetProperty("accepted").GetInt32(), counts.GetProperty("duplicates").GetInt32());
    }

    private async Task<IReadOnlyDictionary<string, string>> StatusesAsync(string workflow) =>
        (await GetAsync($"/api/workflows/{workflow}/leads?limit=100")).GetProperty("items").EnumerateArray()
            .Where(lead => lead.GetProperty("status").GetString() != "canceled")
            .ToDictionary(lead => lead.GetProperty("id").GetString()!, lead => lead.GetProperty("status").GetString()!);

    private async Task<string[]> WrittenTablesAsync()
    {
        var service = new TableServiceClient(_tables.ConnectionString);
        return await service.QueryAsync().Select(table => table.Name).Where(name => name.StartsWith(_tables.TablePrefix, StringComparison.Ordinal))
            .Select(name => name[_tables.TablePrefix.Length..]).Order(StringComparer.Ordinal).ToArrayAsync();
    }

    private static bool IsToProspect(string file) => !File.ReadAllText(file).Contains("To: team@ours.example", StringComparison.OrdinalIgnoreCase);

    private Task<JsonElement> GetAsync(string path) => _client.GetFromJsonAsync<JsonElement>(path);

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonElement.Parse(text);
    }
}
