using System.Globalization;
using AutoReach.Contracts;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;

namespace AutoReach.Local.Tests.Kill;

/// <summary>
/// The built host is killed again and again, and whatever it acknowledged has to be there. For a longer run:
/// <c>AUTOREACH_KILLS=1000 tests/AutoReach.Local.Tests/bin/Debug/net10.0/AutoReach.Local.Tests --filter-class "*HostKillTests" --show-live-output on</c>
/// </summary>
[Collection(nameof(Alone))]
public sealed class HostKillTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_done_twice_by_kills_at_any_moment()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("AUTOREACH_KILLS") ?? "50", CultureInfo.InvariantCulture);
        var (ledger, breaches) = await RunAsync(HostProgram.Real, kills);
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
        foreach (var phase in Enum.GetValues<Phase>())
            Assert.True(ledger.Kills.GetValueOrDefault(phase) > 0, $"No kill hit {phase}.");
        foreach (var phase in Enum.GetValues<Phase>())
            Assert.True(ledger.CutOff.GetValueOrDefault(phase) > 0, $"No request of {phase} was cut off, so nothing was shown.");
        foreach (var kind in Enum.GetValues<ActKind>())
            Assert.True(ledger.Acknowledged.GetValueOrDefault(kind) > 0, $"No {kind} was acknowledged, so nothing was shown.");
        Assert.True(ledger.Leads.Count > kills, "Too few leads were brought.");
        Assert.Contains(ledger.Leads.Values, lead => lead.Known is Standing.Decided { Decision.IsToBeSent: true });
    }

    [Fact]
    public async Task Host_that_acknowledges_before_it_has_written_is_caught()
    {
        var (_, breaches) = await RunAsync(HostProgram.Careless, kills: 10);
        Assert.Contains(breaches, breach => breach.Kind == BreachKind.LeadLost);
        Assert.Contains(breaches, breach => breach.Kind == BreachKind.DecisionLost);
    }

    private async Task<(Ledger Ledger, IReadOnlyList<Breach> Breaches)> RunAsync(HostProgram program, int kills)
    {
        await using var web = await SampleWeb.StartAsync(
            new SampleWebOptions { OpenCompanies = DemoData.OpenCompanies, SlowPageDelay = TimeSpan.Zero }, TestContext.Current.CancellationToken);
        var campaign = new Campaign(program, _folder.File("data"), SampleWeb.BaseAddress(web), seed: kills);
        var breaches = await campaign.RunAsync(kills);
        var ledger = campaign.Ledger;
        output.WriteLine(
            $"{kills} kills ({Listed(ledger.Kills)}), requests cut off: {Listed(ledger.CutOff)}, sends taken up again: {ledger.SendsTakenUpAgain}; " +
            $"{ledger.Leads.Count} leads; acknowledged: {Listed(ledger.Acknowledged)}; broken promises: {Listed(breaches.CountBy(breach => breach.Kind))}");
        return (ledger, breaches);
    }

    private static string Listed<T>(IEnumerable<KeyValuePair<T, int>> counts) where T : struct, Enum =>
        string.Join(", ", counts.OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}")) is { Length: > 0 } text ? text : "none";
}

/// <summary>Kills need the machine for themselves to fall into the middle of things, and other tests measure memory.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
