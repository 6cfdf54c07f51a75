using System.Collections.Concurrent;
using AutoReach.Core;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Trust;

/// <summary>
/// Keeps every workflow's chain of Mondays alive: one starts the next, and the hosts' timers start what is missing or has
/// died. An instance that failed or was terminated is followed by another one; each step of an audit is done once for its Monday.
/// </summary>
public sealed class AuditCalendar(WorkflowStore workflows, IOrchestrationClient client, TimeProvider clock)
{
    private readonly ConcurrentDictionary<WorkflowId, DateTimeOffset> _seenAlive = new();

    /// <param name="unlessSeenWithin">A workflow whose coming audit this process has seen alive no longer ago is passed over.</param>
    public async Task EnsureAllAsync(TimeSpan unlessSeenWithin, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - unlessSeenWithin;
        await foreach (var workflow in workflows.AllAsync(cancellationToken))
            if (!_seenAlive.TryGetValue(workflow.Id, out var seen) || seen <= before)
                await EnsureAsync(workflow, cancellationToken);
    }

    /// <summary>Starts the instance of the coming Monday, unless it is there and alive.</summary>
    public async Task EnsureAsync(Workflow workflow, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await StartNextAsync(workflow, now, cancellationToken);
        _seenAlive[workflow.Id] = now;
    }

    /// <summary>Starts the instance of the first Monday after a moment, unless it is there and alive.</summary>
    public async Task StartNextAsync(Workflow workflow, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var at = LocalDay.NextMonday(after, workflow.TimeZone);
        var audit = new AuditOf(workflow.Id, LocalDay.At(at, workflow.TimeZone), at);
        var attempt = 1;
        while (await HasDiedAsync(audit.InstanceIdOf(attempt), cancellationToken))
            attempt++;
        await client.StartAsync(WeeklyAuditOrchestration.Flow, audit.InstanceIdOf(attempt), audit, cancellationToken);
    }

    private async Task<bool> HasDiedAsync(string instanceId, CancellationToken cancellationToken) =>
        await client.FindAsync(instanceId, cancellationToken) is { State: InstanceState.Failed or InstanceState.Terminated };
}
