using AutoReach.Contracts;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Functions.Tests;

public sealed class DurableOrchestrationTests : OrchestrationContract
{
    private readonly StillClockService _service = new();
    private readonly DurableClient _client = new();
    private DurableHost? _host;

    protected override IOrchestrationClient Client => _client;

    protected override async Task StartHostAsync() =>
        _host = await DurableHost.StartAsync(_service, new ServiceCollection().AddSingleton(Registry).AddSingleton(_client).BuildServiceProvider());

    protected override async Task RestartAsync()
    {
        _service.CutOff();
        await _host!.DisposeAsync();
        await _service.RecoverAsync();
        await StartHostAsync();
    }

    protected override Task SettleAsync() => _service.SettleAsync();

    protected override async Task AdvanceAsync(TimeSpan by)
    {
        await SettleAsync(); // what was sent is under way, here as in Azure: a clock that jumps meanwhile would overtake it
        await _service.AdvanceAsync(by);
        await SettleAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _service.CutOff();
        await _host!.DisposeAsync();
    }

    [Fact]
    public async Task Instance_of_a_flow_that_this_build_lacks_fails_and_names_it()
    {
        await Client.StartAsync(Script with { Version = 2 }, "newer", "in", CancellationToken.None);
        await SettleAsync();
        var summary = await SummaryAsync("newer");
        Assert.Equal(InstanceState.Failed, summary.State);
        Assert.Contains("no flow 'script' version 2", summary.Failure, StringComparison.Ordinal);
    }
}
