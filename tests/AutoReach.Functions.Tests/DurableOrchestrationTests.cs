using AutoReach.Contracts;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Functions.Tests;

public sealed class DurableOrchestrationTests : OrchestrationContract
{
    private readonly StillClockService _service = new();
    private readonly DurableClient _client = new();
    private DurableHost? _host;

    protected override IOrchestrationClient Client => new Arrived(_client, _service);

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

    /// <summary>An end, too, is under way when it was sent: a signal right behind it could still be heard in the same turn of the flow.</summary>
    private sealed class Arrived(IOrchestrationClient client, StillClockService service) : IOrchestrationClient
    {
        public Task StartAsync<TIn>(Flow<TIn> flow, string instanceId, TIn input, CancellationToken cancellationToken) =>
            client.StartAsync(flow, instanceId, input, cancellationToken);

        public Task SignalAsync<T>(string instanceId, Signal<T> signal, T payload, CancellationToken cancellationToken) =>
            client.SignalAsync(instanceId, signal, payload, cancellationToken);

        public async Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken)
        {
            await client.TerminateAsync(instanceId, reason, cancellationToken);
            await service.SettleAsync();
        }

        public Task<InstanceSummary?> FindAsync(string instanceId, CancellationToken cancellationToken) => client.FindAsync(instanceId, cancellationToken);

        public Task<int> PurgeAsync(DateTimeOffset startedBefore, CancellationToken cancellationToken) => client.PurgeAsync(startedBefore, cancellationToken);
    }
}
