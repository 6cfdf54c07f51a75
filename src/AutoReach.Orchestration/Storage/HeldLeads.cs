using AutoReach.Core;
using AutoReach.Core.Leads;

namespace AutoReach.Orchestration.Storage;

/// <summary>Leads that stopped because their workflow is paused, so that a resume finds them without looking at all others.</summary>
public sealed class HeldLeads(ITableStore store)
{
    public Task AddAsync(Lead lead, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Held, lead.WorkflowId.Value, lead.Id.Value, lead.InstanceId, cancellationToken);

    public Task RemoveAsync(Lead lead, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Held, lead.WorkflowId.Value, lead.Id.Value, cancellationToken);

    /// <returns>Instances to wake, from after a cursor.</returns>
    public async Task<IReadOnlyList<(string InstanceId, string Cursor)>> ListAsync(
        WorkflowId workflow, string? after, CancellationToken cancellationToken) =>
        [.. (await store.QueryAsync(Tables.Held, new RowRange(workflow.Value, after is null ? null : after + "\0", Limit: 500), cancellationToken))
            .Select(row => (CoreJson.Read<string>(row.Content), row.Key.Row))];
}
