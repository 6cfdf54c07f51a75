using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Control;

/// <summary>Pause, resume and removal of a workflow. What concerns many leads is done by an orchestration, a page at a time.</summary>
public sealed class WorkflowControl(WorkflowStore workflows, IOrchestrationClient client, TimeProvider clock)
{
    /// <summary>From here on nothing of this workflow is researched anew, proposed or sent, what is scheduled included.</summary>
    public Task<Workflow> PauseAsync(WorkflowId id, CancellationToken cancellationToken) =>
        workflows.SetStateAsync(id, WorkflowState.Paused, cancellationToken);

    public async Task<Workflow> ResumeAsync(WorkflowId id, CancellationToken cancellationToken)
    {
        var workflow = await workflows.SetStateAsync(id, WorkflowState.Running, cancellationToken);
        await client.StartAsync(ResumeOrchestration.Flow, InstanceFor("resume", id), id, cancellationToken);
        return workflow;
    }

    /// <summary>Stops the workflow, cancels what is open and takes it out of sight. Its record stays.</summary>
    public async Task RemoveAsync(WorkflowId id, CancellationToken cancellationToken)
    {
        await PauseAsync(id, cancellationToken);
        await client.StartAsync(CloseOrchestration.Flow, InstanceFor("close", id), id, cancellationToken);
        await workflows.RemoveAsync(id, cancellationToken);
    }

    private string InstanceFor(string what, WorkflowId id) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}-{id}-{clock.GetUtcNow().UtcTicks}");
}
