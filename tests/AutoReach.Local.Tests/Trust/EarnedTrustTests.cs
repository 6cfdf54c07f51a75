using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Lab.SampleWebs;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Storage;
using AutoReach.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Local.Tests.Trust;

/// <summary>
/// The whole of it, as a team lives through it: leads of real companies on the embedded host, weeks that pass on the
/// simulated clock, levels that are earned one after the other, a month in which the AI is often wrong, and the way back.
/// </summary>
public sealed class EarnedTrustTests(ITestOutputHelper output)
{
    private const int PerWeek = 120;
    private const double Usual = 0.02;
    private const double Bad = 0.45;

    [Fact]
    public async Task Trust_is_earned_taken_back_and_earned_again()
    {
        await using var year = await CampaignYear.StartAsync();
        var weeks = new Queue<string>(RealLeads.InWeeks(PerWeek));
        year.Team.Disagreement = Usual;
        await year.LiveAsync(weeks, until: trust => trust.Level == 4, atMost: 11);
        Assert.Equal(4, year.Level);

        year.Team.Disagreement = Bad;
        await year.LiveAsync(weeks, until: trust => trust.Alarms > 0, atMost: 3);
        var fallen = year.Level;
        Assert.InRange(fallen, 1, 3);

        year.Team.Disagreement = Usual;
        await year.LiveAsync(weeks, until: trust => trust.Level > fallen, atMost: 6);
        Assert.True(year.Level > fallen);
        while (weeks.Count > 0)
            await year.LiveAsync(weeks, until: _ => weeks.Count == 0, atMost: weeks.Count);

        var trust = await year.Team.TrustAsync();
        output.WriteLine(string.Join('\n', year.Diary));
        foreach (var change in trust.GetProperty("history").EnumerateArray())
            output.WriteLine(
                $"{change.GetProperty("at").GetString()}: {change.GetProperty("from")} → {change.GetProperty("to")}: {change.GetProperty("why").GetString()}");
        TheLogExplainsEachStep(trust);
        await OnlyWhatWasAllowedWentAlone(year);
    }

    private static void TheLogExplainsEachStep(JsonElement trust)
    {
        var history = trust.GetProperty("history").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3], history.Take(3).Select(change => change.GetProperty("from").GetInt32()));
        Assert.All(history, change => Assert.True(change.GetProperty("why").GetString()!.Length > 20));
        var falls = history.Where(change => change.GetProperty("to").GetInt32() < change.GetProperty("from").GetInt32()).ToList();
        Assert.All(falls, fall => Assert.Contains("disagreement", fall.GetProperty("why").GetString()!, StringComparison.Ordinal));
        Assert.NotEmpty(trust.GetProperty("thresholdHistory").EnumerateArray());
        Assert.Contains(trust.GetProperty("epochs").EnumerateArray(), epoch => epoch.GetProperty("cause").GetString() == "alarm");
    }

    /// <summary>Every lead that no person saw before it was sent or skipped had cleared a threshold in force, with no flag.</summary>
    private static async Task OnlyWhatWasAllowedWentAlone(CampaignYear year)
    {
        var alone = 0;
        await foreach (var lead in year.LeadsAsync())
        {
            if (lead.Gate is not { Route: Core.Trust.GateRoute.Alone } gate)
                continue;
            alone++;
            Assert.True(gate.Confidence >= gate.Threshold);
            Assert.DoesNotContain(lead.Research!.Flags, flag => flag.Blocking);
            Assert.InRange(gate.Propensity, 0.1, 0.2);
        }
        Assert.True(alone > 300, $"Only {alone} leads went without a person.");
    }

    /// <summary>The host, its clock and its team.</summary>
    private sealed class CampaignYear : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder;
        private readonly IAsyncDisposable _web;
        private readonly LocalHost _host;
        private readonly HttpClient _client;
        private readonly string _workflow;
        private int _week;

        private CampaignYear(TemporaryFolder folder, IAsyncDisposable web, LocalHost host, HttpClient client, string workflow)
        {
            (_folder, _web, _host, _client, _workflow) = (folder, web, host, client, workflow);
            Team = new ScriptedTeam(client, workflow);
        }

        public ScriptedTeam Team { get; }
        public int Level { get; private set; } = 1;

        /// <summary>A line a week.</summary>
        public List<string> Diary { get; } = [];

        public static async Task<CampaignYear> StartAsync()
        {
            var folder = new TemporaryFolder();
            var web = await SampleWeb.StartAsync(
                new SampleWebOptions { OpenCompanies = RealLeads.OpenCompanies, SlowPageDelay = TimeSpan.Zero }, CancellationToken.None);
            var host = await LocalHost.StartAsync(
                new LocalOptions { DataFolder = folder.File("data"), Port = 0, SampleWeb = SampleWeb.BaseAddress(web), Clock = new SimulatedClock() },
                CancellationToken.None);
            var (_, key) = await host.Services.GetRequiredService<ApiKeys>().CreateAsync("team", ApiRole.Admin, new ReviewerId("team"), CancellationToken.None);
            var client = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(5) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            return new CampaignYear(folder, web, host, client, await StateAsync(client));
        }

        /// <summary>Weeks pass until something holds: leads come in, the team decides, Monday draws its audit.</summary>
        public async Task LiveAsync(Queue<string> leads, Func<(int Level, int Alarms), bool> until, int atMost)
        {
            for (var week = 0; week < atMost; week++)
            {
                await ImportAsync(leads.Count > 0 ? leads.Dequeue() : throw new InvalidOperationException("There are no more leads."));
                await Team.WorkAsync(() => _host.Runtime.DrainAsync(CancellationToken.None));
                await AdvanceAsync(TimeSpan.FromDays(7));
                await Team.AcceptPromotionAsync();
                var trust = await Team.TrustAsync();
                Level = trust.GetProperty("level").GetInt32();
                Note(trust);
                if (until((Level, trust.GetProperty("alarms").GetArrayLength())))
                    return;
            }
        }

        public async IAsyncEnumerable<Core.Leads.Lead> LeadsAsync()
        {
            var store = _host.Services.GetRequiredService<LeadStore>();
            string? after = null;
            do
            {
                var page = await store.ListAsync(new WorkflowId(_workflow), null, after, 500, CancellationToken.None);
                foreach (var entry in page.Entries)
                    yield return await store.GetAsync(entry.Id, CancellationToken.None);
                after = page.Next;
            }
            while (after is not null);
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await _host.DisposeAsync();
            await _web.DisposeAsync();
            _folder.Dispose();
        }

        private static async Task<string> StateAsync(HttpClient client)
        {
            using var created = await client.PostAsJsonAsync("/api/workflows", new
            {
                name = "A year",
                timeZone = "Europe/Berlin",
                messaging = new { offer = "We make builds fast.", sender = new { name = "Kim", email = "kim@ours.example", postalAddress = "1 Mill Lane" } },
                sending = new { undoWindow = "PT0S" },
            });
            return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        }

        private async Task ImportAsync(string csv)
        {
            using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
            using var answer = await _client.PostAsync(new Uri($"/api/workflows/{_workflow}/leads", UriKind.Relative), content);
            answer.EnsureSuccessStatusCode();
            await _host.Runtime.DrainAsync(CancellationToken.None);
        }

        private async Task AdvanceAsync(TimeSpan by) => await Team.PostAsync("/dev/clock", new { advance = System.Xml.XmlConvert.ToString(by) });

        private void Note(JsonElement trust) => Diary.Add(
            $"week {++_week}: level {Level}, τ {trust.GetProperty("threshold").GetProperty("send")}/{trust.GetProperty("threshold").GetProperty("skip")}, "
            + $"{trust.GetProperty("reviews")} reviews, epoch {trust.GetProperty("epoch")}; {trust.GetProperty("next").GetString()}");
    }
}
