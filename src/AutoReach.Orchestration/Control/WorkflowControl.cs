using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Control;

/// <summary>Pause, resume and removal of a workflow. What concerns many leads is done by an orchestration, a page at a time.</summary>
public sealed class WorkflowControl(
    WorkflowStore workflows, KillSwitch killSwitch, TrustDesk trust, AuditCalendar calendar, IOrchestrationClient client, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">There is a workflow with this id already.</exception>
    public async Task<Workflow> AddAsync(Workflow stated, CancellationToken cancellationToken)
    {
        var workflow = await workflows.AddAsync(stated, cancellationToken);
        await calendar.EnsureAsync(workflow, cancellationToken);
        return workflow;
    }

    /// <summary>From here on nothing of this workflow is researched anew, proposed or sent, what is scheduled included.</summary>
    /// <returns>Null when there is no such workflow, or no longer.</returns>
    public Task<Workflow?> PauseAsync(WorkflowId id, CancellationToken cancellationToken) =>
        workflows.SetStateAsync(id, WorkflowState.Paused, cancellationToken);

    /// <summary>Lets it run again, and lets the AI send alone again where a tripwire had stopped that.</summary>
    /// <returns>Null when there is no such workflow, or no longer.</returns>
    public async Task<Workflow?> ResumeAsync(WorkflowId id, ReviewerId by, CancellationToken cancellationToken)
    {
        if (await workflows.SetStateAsync(id, WorkflowState.Running, cancellationToken) is not { } workflow)
            return null;
        await trust.CommandAsync(workflow, [new TrustCommand.ClearTrip()], by.Value, cancellationToken);
        await WakeAsync(id, cancellationToken);
        return workflow;
    }

    /// <summary>Stops or lets go everything of this tenant at once.</summary>
    public async Task<KillSwitchState> TurnKillSwitchAsync(bool on, ReviewerId by, CancellationToken cancellationToken)
    {
        var state = await killSwitch.TurnAsync(on, by, cancellationToken);
        if (!on)
            await foreach (var workflow in workflows.AllAsync(cancellationToken).Where(workflow => workflow.State == WorkflowState.Running))
                await WakeAsync(workflow.Id, cancellationToken);
        return state;
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

    private Task WakeAsync(WorkflowId id, CancellationToken cancellationToken) =>
        client.StartAsync(ResumeOrchestration.Flow, InstanceFor("resume", id), id, cancellationToken);

    private string InstanceFor(string what, WorkflowId id) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}-{id}-{clock.GetUtcNow().UtcTicks}");
}
