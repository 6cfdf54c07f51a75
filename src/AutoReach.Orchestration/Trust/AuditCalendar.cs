using System.Collections.Concurrent;
using AutoReach.Core;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Trust;

/// <summary>Keeps every workflow's chain of Mondays alive: one starts the next, and the reconciler starts what is missing.</summary>
public sealed class AuditCalendar(WorkflowStore workflows, IOrchestrationClient client, TimeProvider clock)
{
    private readonly ConcurrentDictionary<WorkflowId, DateTimeOffset> _started = new();

    public async Task EnsureAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var workflow in workflows.AllAsync(cancellationToken))
            await EnsureAsync(workflow, cancellationToken);
    }

    /// <summary>Starts the instance of the coming Monday, unless it is there.</summary>
    public Task EnsureAsync(Workflow workflow, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return _started.TryGetValue(workflow.Id, out var at) && at > now ? Task.CompletedTask : StartNextAsync(workflow, now, cancellationToken);
    }

    /// <summary>Starts the instance of the first Monday after a moment, unless it is there.</summary>
    public async Task StartNextAsync(Workflow workflow, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var at = LocalDay.NextMonday(after, workflow.TimeZone);
        var audit = new AuditOf(workflow.Id, LocalDay.At(at, workflow.TimeZone), at);
        await client.StartAsync(WeeklyAuditOrchestration.Flow, audit.InstanceId, audit, cancellationToken);
        _started[workflow.Id] = at;
    }
}
