using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Control;

/// <summary>A page of a workflow's leads.</summary>
public sealed record LeadsPage(WorkflowId Workflow, string? After);

/// <summary>Wakes every lead that was held while the workflow was paused.</summary>
public static class ResumeOrchestration
{
    public static readonly Flow<WorkflowId> Flow = new("resume", Version: 1);

    public static async Task<bool> RunAsync(IOrchestration orchestration, WorkflowId workflow)
    {
        string? after = null;
        do
            after = await orchestration.CallAsync(WakeHeld.Step, new LeadsPage(workflow, after));
        while (after is not null);
        return true;
    }
}

/// <summary>Cancels every open lead of a workflow that is being removed.</summary>
public static class CloseOrchestration
{
    public static readonly Flow<WorkflowId> Flow = new("close", Version: 1);

    public static async Task<bool> RunAsync(IOrchestration orchestration, WorkflowId workflow)
    {
        string? after = null;
        do
            after = await orchestration.CallAsync(CancelLeads.Step, new LeadsPage(workflow, after));
        while (after is not null);
        return true;
    }
}

public sealed class WakeHeld(HeldLeads held, IOrchestrationClient client) : IActivity<LeadsPage, string?>
{
    public static readonly Activity<LeadsPage, string?> Step = new("wakeHeld");

    /// <returns>Where to go on; null at the end.</returns>
    public async Task<string?> RunAsync(ActivityContext context, LeadsPage page, CancellationToken cancellationToken)
    {
        var waiting = await held.ListAsync(page.Workflow, page.After, cancellationToken);
        foreach (var (instance, _) in waiting)
            await client.SignalAsync(instance, Signals.Resumed, true, cancellationToken);
        return waiting is [.., var last] ? last.Cursor : null;
    }
}

public sealed class CancelLeads(LeadStore leads, LeadControl control) : IActivity<LeadsPage, string?>
{
    public static readonly Activity<LeadsPage, string?> Step = new("cancelLeads");

    /// <returns>Where to go on; null at the end.</returns>
    public async Task<string?> RunAsync(ActivityContext context, LeadsPage page, CancellationToken cancellationToken)
    {
        var found = await leads.ListAsync(page.Workflow, status: null, page.After, limit: 500, cancellationToken);
        foreach (var entry in found.Entries)
            await control.CancelAsync(entry.Id, Actor.System, cancellationToken);
        return found.Next;
    }
}
