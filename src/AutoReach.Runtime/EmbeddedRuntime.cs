using AutoReach.Adapters.Sqlite;
using AutoReach.Core;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoReach.Runtime;

/// <summary>
/// Durable orchestrations on one machine: a journal on the disk, a bounded number of instances in memory, and whatever
/// was under way goes on at the next start. Outgrown, it is replaced by the Functions host, not made bigger.
/// </summary>
public sealed class EmbeddedRuntime : IHostedService, IOrchestrationClient, IAsyncDisposable
{
    private readonly RuntimeOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<EmbeddedRuntime> _logger;
    private readonly Journal _journal;
    private readonly Pump _pump;
    private bool _stopped;

    /// <summary>Opens the journal; instances can be started and signalled, and run once the host has started.</summary>
    /// <exception cref="StorageException">The data folder cannot be used; the message says what to do.</exception>
    public EmbeddedRuntime(
        RuntimeOptions options, OrchestrationRegistry registry, IServiceScopeFactory scopes, TimeProvider clock, ILogger<EmbeddedRuntime> logger)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxRunning, 1);
        _options = options;
        _clock = clock;
        _logger = logger;
        _journal = new Journal(options);
        var instances = new InstanceRunner(_journal, registry, new ActivityRunner(registry, scopes, logger), clock, logger);
        _pump = new Pump(_journal.Reader, instances.RunAsync, options, clock, logger);
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken)
    {
        _pump.Start();
        Logs.RuntimeStarted(_logger, _options.MaxRunning);
        return Task.CompletedTask;
    }

    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        _stopped = true;
        try
        {
            await _pump.StopAsync(cancellationToken);
            Logs.RuntimeStopped(_logger);
        }
        catch (OperationCanceledException)
        {
            Logs.StoppedUnfinished(_logger);
        }
    }

    public async Task StartAsync<TIn>(Flow<TIn> flow, string instanceId, TIn input, CancellationToken cancellationToken)
    {
        await _journal.StartAsync(instanceId, flow.Name, flow.Version, CoreJson.Write(input), Now(), cancellationToken);
        _pump.Look();
    }

    public async Task SignalAsync<T>(string instanceId, Signal<T> signal, T payload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payload); // a flow could not tell it from patience that ran out
        await _journal.SignalAsync(instanceId, signal.Name, CoreJson.Write(payload), Now(), cancellationToken);
        _pump.Look();
    }

    public async Task TerminateAsync(string instanceId, string reason, CancellationToken cancellationToken)
    {
        if (await _journal.TerminateAsync(instanceId, reason, cancellationToken) is { } key)
            _pump.Cancel(key);
    }

    public Task<InstanceSummary?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (_journal.Reader.Find(instanceId) is not var (key, summary))
            return Task.FromResult<InstanceSummary?>(null);
        var runs = summary.State is InstanceState.Pending or InstanceState.Waiting && _pump.IsClaimed(key);
        return Task.FromResult<InstanceSummary?>(runs ? summary with { State = InstanceState.Running } : summary);
    }

    public async Task<int> PurgeAsync(DateTimeOffset startedBefore, CancellationToken cancellationToken)
    {
        const int batch = 500; // what else is written waits for no more than that
        var (total, purged) = (0, 0);
        do
        {
            purged = await _journal.PurgeAsync(Moment.From(startedBefore), batch, cancellationToken);
            total += purged;
        }
        while (purged == batch);
        return total;
    }

    /// <summary>Completes when everything that is due at the present time has run, and what became due by that too.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    /// <exception cref="StorageException">The journal cannot be written at the moment.</exception>
    public Task DrainAsync(CancellationToken cancellationToken) => _pump.DrainAsync(cancellationToken);

    /// <summary>How many instances are in each state. Those in memory count as Pending or Waiting; reads the whole table.</summary>
    public IReadOnlyDictionary<InstanceState, long> Count() => _journal.Reader.Counts();

    /// <summary>Failed instances, latest started first.</summary>
    public IReadOnlyList<FailedInstance> ListFailed(int limit) => _journal.Reader.Failed(limit);

    /// <summary>Runs a failed instance again from its last good row: an activity that failed for good is tried anew.</summary>
    /// <returns>False when there is no failed instance of that id.</returns>
    public async Task<bool> RetryAsync(string instanceId, CancellationToken cancellationToken)
    {
        var reopened = await _journal.RetryAsync(instanceId, Now(), cancellationToken);
        _pump.Look();
        return reopened;
    }

    /// <summary>Journal mode and synchronous level that the writing connection says it uses, as SQLite spells them.</summary>
    public Task<(string JournalMode, long Synchronous)> DurabilityAsync(CancellationToken cancellationToken) =>
        _journal.DurabilityAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_stopped) // otherwise the host has waited as long as it wants to
            await _pump.StopAsync(CancellationToken.None);
        _stopped = true; // a container disposes once for every way to ask for it
        _pump.Dispose();
        await _journal.DisposeAsync();
    }

    private long Now() => Moment.From(_clock.GetUtcNow());
}
