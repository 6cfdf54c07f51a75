using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Workflows;

namespace AutoReach.Orchestration.Storage;

/// <summary>Workflows: the present version of each, and every earlier one.</summary>
public sealed class WorkflowStore(ITableStore store, TimeProvider clock)
{
    private const string Present = "present";

    private static string VersionsOf(WorkflowId id) => $"versions|{id}";

    private static string VersionRow(int version) => version.ToString("D6", CultureInfo.InvariantCulture);

    public async Task<Workflow> AddAsync(Workflow stated, CancellationToken cancellationToken)
    {
        var workflow = stated with
        {
            Id = string.IsNullOrEmpty(stated.Id.Value) ? new WorkflowId("wf_" + Digest.Base32(Guid.CreateVersion7().ToString(), 10)) : stated.Id,
            Version = 1,
            CreatedAt = clock.GetUtcNow(),
            UpdatedAt = clock.GetUtcNow(),
        };
        await KeepVersionAsync(workflow, cancellationToken);
        if (!await store.TryInsertAsync(Tables.Workflows, Present, workflow.Id.Value, workflow, cancellationToken))
            throw new InvalidOperationException($"There is a workflow {workflow.Id} already.");
        return workflow;
    }

    public Task<Stored<Workflow>?> FindAsync(WorkflowId id, CancellationToken cancellationToken) =>
        store.FindAsync<Workflow>(Tables.Workflows, Present, id.Value, cancellationToken);

    /// <exception cref="KeyNotFoundException">There is no such workflow.</exception>
    public async Task<Workflow> GetAsync(WorkflowId id, CancellationToken cancellationToken) =>
        (await FindAsync(id, cancellationToken))?.Value ?? throw new KeyNotFoundException($"There is no workflow {id}.");

    /// <summary>A removed workflow's record is still written and read: as its last version stated it.</summary>
    /// <exception cref="KeyNotFoundException">There never was such a workflow.</exception>
    public async Task<Workflow> GetAsLastStatedAsync(WorkflowId id, CancellationToken cancellationToken) =>
        (await FindAsync(id, cancellationToken))?.Value
            ?? (await VersionsAsync(id, cancellationToken) is [.., var last] ? last : null)
            ?? throw new KeyNotFoundException($"There never was a workflow {id}.");

    /// <summary>In order of their ids, from after a cursor.</summary>
    public Task<IReadOnlyList<Workflow>> ListAsync(string? after, int limit, CancellationToken cancellationToken) =>
        store.ListAsync<Workflow>(Tables.Workflows, new RowRange(Present, after is null ? null : after + "\0", Limit: limit), cancellationToken);

    /// <summary>All of them in order of their ids, however many there are.</summary>
    public IAsyncEnumerable<Workflow> AllAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(Tables.Workflows, new RowRange(Present), cancellationToken).Select(row => CoreJson.Read<Workflow>(row.Content));

    /// <summary>Every version so far, oldest first.</summary>
    public Task<IReadOnlyList<Workflow>> VersionsAsync(WorkflowId id, CancellationToken cancellationToken) =>
        store.ListAsync<Workflow>(Tables.Workflows, new RowRange(VersionsOf(id)), cancellationToken);

    /// <summary>Makes the next version.</summary>
    /// <returns>Null when somebody else has made one since it was read.</returns>
    public async Task<Workflow?> TryReplaceAsync(Stored<Workflow> current, Workflow stated, CancellationToken cancellationToken)
    {
        var next = stated with
        {
            Id = current.Value.Id,
            Version = current.Value.Version + 1,
            CreatedAt = current.Value.CreatedAt,
            UpdatedAt = clock.GetUtcNow(),
        };
        if (!await store.TryReplaceAsync(Tables.Workflows, Present, next.Id.Value, next, current.ETag, cancellationToken))
            return null;
        await KeepVersionAsync(next, cancellationToken);
        return next;
    }

    /// <summary>Running or paused; no new version, since nothing that was stated changes.</summary>
    /// <returns>Null when there is no such workflow, or no longer.</returns>
    public async Task<Workflow?> SetStateAsync(WorkflowId id, WorkflowState state, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(id, cancellationToken) is not { } current)
                return null;
            if (current.Value.State == state)
                return current.Value;
            var next = current.Value with { State = state, UpdatedAt = clock.GetUtcNow() };
            if (await store.TryReplaceAsync(Tables.Workflows, Present, id.Value, next, current.ETag, cancellationToken))
                return next;
        }
    }

    /// <summary>Takes it out of sight; its versions stay for the record.</summary>
    public Task RemoveAsync(WorkflowId id, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Workflows, Present, id.Value, cancellationToken);

    private Task KeepVersionAsync(Workflow workflow, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Workflows, VersionsOf(workflow.Id), VersionRow(workflow.Version), workflow, cancellationToken);
}
