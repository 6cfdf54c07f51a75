using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

/// <summary>Asks the gate and stores its verdict before anything acts on it.</summary>
public sealed class Route(LeadStore leads, WorkflowStore workflows, HeldLeads held) : IActivity<LeadId, GateRoute>
{
    public static readonly Activity<LeadId, GateRoute> Step = new("route");

    public async Task<GateRoute> RunAsync(ActivityContext context, LeadId id, CancellationToken cancellationToken)
    {
        var lead = await leads.GetAsync(id, cancellationToken);
        var workflow = await workflows.GetAsync(lead.WorkflowId, cancellationToken);
        var paused = workflow.State == WorkflowState.Paused && await held.HoldWhilePausedAsync(lead, cancellationToken);
        if (!paused)
            await held.RemoveAsync(lead, cancellationToken);
        var verdict = Gate.Decide(ScoresOf(lead), lead.Research?.Flags ?? [], paused);
        var updated = await leads.UpdateAsync(id, context.StepKey, current => current.IsFinished ? null : new LeadChange(
            current with { Gate = verdict, Explanation = verdict.Route == GateRoute.Held ? "The workflow is paused." : null },
            new NewEvent("routed", Actor.System, ("route", verdict.Route), ("reason", verdict.Reason), ("confidence", Math.Round(verdict.Confidence, 3)))),
            cancellationToken);
        return updated.Gate?.Route ?? verdict.Route;
    }

    private static StageScores ScoresOf(Lead lead) =>
        new(lead.Research?.Score ?? 0, lead.Qualification?.Score ?? 0, lead.Action == ProposedAction.Skip ? 1 : lead.Draft?.Score ?? 0);
}
