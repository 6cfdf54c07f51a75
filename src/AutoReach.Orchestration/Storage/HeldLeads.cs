using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Workflows;

namespace AutoReach.Orchestration.Storage;

/// <summary>Leads that stopped because their workflow is paused or everything is, so that a resume finds them without looking at all others.</summary>
public sealed class HeldLeads(ITableStore store, WorkflowStore workflows, KillSwitch killSwitch)
{
    /// <summary>Writes it down first and then looks at the switches again, so that a resume finds either the row or nobody waiting.</summary>
    /// <returns>Whether the lead has to wait for a resume.</returns>
    public async Task<bool> HoldWhileStoppedAsync(Lead lead, CancellationToken cancellationToken)
    {
        if (await IsStoppedAsync(lead, cancellationToken))
        {
            await store.UpsertAsync(Tables.Held, lead.WorkflowId.Value, lead.Id.Value, lead.InstanceId, cancellationToken);
            if (await IsStoppedAsync(lead, cancellationToken))
                return true;
        }
        await RemoveAsync(lead, cancellationToken);
        return false;
    }

    public async Task<bool> IsStoppedAsync(Lead lead, CancellationToken cancellationToken) =>
        (await workflows.GetAsync(lead.WorkflowId, cancellationToken)).State == WorkflowState.Paused || (await killSwitch.ReadAsync(cancellationToken)).On;

    public Task RemoveAsync(Lead lead, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Held, lead.WorkflowId.Value, lead.Id.Value, cancellationToken);

    /// <returns>Instances to wake, from after a cursor.</returns>
    public async Task<IReadOnlyList<(string InstanceId, string Cursor)>> ListAsync(
        WorkflowId workflow, string? after, CancellationToken cancellationToken) =>
        [.. (await store.QueryAsync(Tables.Held, new RowRange(workflow.Value, after is null ? null : after + "\0", Limit: 500), cancellationToken))
            .Select(row => (CoreJson.Read<string>(row.Content), row.Key.Row))];
}
