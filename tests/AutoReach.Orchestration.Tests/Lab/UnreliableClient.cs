namespace AutoReach.Orchestration.Tests.Lab;

/// <summary>What gets lost between a promise and the runtime, as when a process ends at the wrong moment.</summary>
internal sealed class Losses
{
    public bool Signals { get; set; }

    public bool Starts { get; set; }

    public bool Terminations { get; set; }
}

internal sealed class UnreliableClient(IOrchestrationClient inner, Losses losses) : IOrchestrationClient
{
    public Task StartAsync<TIn>(Flow<TIn> flow, string instanceId, TIn input, CancellationToken cancellationToken) =>
        losses.Starts ? Task.CompletedTask : inner.StartAsync(flow, instanceId, input, cancellationToken);

    public Task SignalAsync<T>(string instanceId, Signal<T> signal, T payload, CancellationToken cancellationToken) =>
        losses.Signals ? Task.CompletedTask : inner.SignalAsync(instanceId, signal, payload, cancellationToken);

    public Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        losses.Terminations ? Task.CompletedTask : inner.TerminateAsync(instanceId, reason, cancellationToken);

    public Task<InstanceSummary?> FindAsync(string instanceId, CancellationToken cancellationToken) => inner.FindAsync(instanceId, cancellationToken);

    public Task<int> PurgeAsync(DateTimeOffset startedBefore, CancellationToken cancellationToken) => inner.PurgeAsync(startedBefore, cancellationToken);
}
