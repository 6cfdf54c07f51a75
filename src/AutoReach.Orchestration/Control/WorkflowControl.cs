using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Control;

/// <summary>Pause, resume and removal of a workflow. What concerns many leads is done by an orchestration, a page at a time.</summary>
public sealed class WorkflowControl(WorkflowStore workflows, IOrchestrationClient client, TimeProvider clock)
{
    /// <summary>From here on nothing of this workflow is researched anew, proposed or sent, what is scheduled included.</summary>
    /// <returns>Null when there is no such workflow, or no longer.</returns>
    public Task<Workflow?> PauseAsync(WorkflowId id, CancellationToken cancellationToken) =>
        workflows.SetStateAsync(id, WorkflowState.Paused, cancellationToken);

    /// <returns>Null when there is no such workflow, or no longer.</returns>
    public async Task<Workflow?> ResumeAsync(WorkflowId id, CancellationToken cancellationToken)
    {
        if (await workflows.SetStateAsync(id, WorkflowState.Running, cancellationToken) is not { } workflow)
            return null;
        await client.StartAsync(ResumeOrchestration.Flow, InstanceFor("resume", id), id, cancellationToken);
        return workflow;
    }

    /// <summary>Stops the workflow, cancels what is open and takes it out of sight. Its record stays.</summary>
    /// <returns>False when there is no such workflow, or no longer.</returns>
    public async Task<bool> RemoveAsync(WorkflowId id, CancellationToken cancellationToken)
    {
        if (await PauseAsync(id, cancellationToken) is null)
            return false;
        await client.StartAsync(CloseOrchestration.Flow, InstanceFor("close", id), id, cancellationToken);
        await workflows.RemoveAsync(id, cancellationToken);
        return true;
    }

    private string InstanceFor(string what, WorkflowId id) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}-{id}-{clock.GetUtcNow().UtcTicks}");
}
