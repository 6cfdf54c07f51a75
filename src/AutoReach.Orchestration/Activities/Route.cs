using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Research;
using AutoReach.Core.Trust;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Activities;

/// <summary>Asks the gate and stores its verdict before anything acts on it.</summary>
public sealed class Route(
    LeadStore leads, WorkflowStore workflows, HeldLeads held, TrustDesk trust, SamplingKeys keys, KnownContacts known) : IActivity<LeadId, GateRoute>
{
    public static readonly Activity<LeadId, GateRoute> Step = new("route");

    public async Task<GateRoute> RunAsync(ActivityContext context, LeadId id, CancellationToken cancellationToken)
    {
        var lead = await leads.GetAsync(id, cancellationToken);
        if (lead.HasDone(context.Step))
            return (await leads.ReindexedAsync(lead, cancellationToken)).Gate?.Route ?? GateRoute.Person;
        var workflow = await workflows.GetAsync(lead.WorkflowId, cancellationToken);
        lead = WithRelationship(lead, await known.FindAsync(workflow, lead, cancellationToken));
        var paused = await held.HoldWhileStoppedAsync(lead, cancellationToken);
        var verdict = await DecideAsync(lead, workflow, paused, cancellationToken);
        var updated = await leads.UpdateAsync(id, context.Step, current => current.IsFinished ? null : new LeadChange(
            current with { Gate = verdict, Research = lead.Research, Explanation = verdict.Route == GateRoute.Held ? "The workflow is paused." : null },
            new NewEvent(new LeadEvent.Routed(verdict.Route, verdict.Reason, Math.Round(verdict.Confidence, 3), verdict.Threshold,
                verdict.Propensity, verdict.Epoch), Actor.System)),
            cancellationToken);
        return updated.Gate?.Route ?? verdict.Route;
    }

    /// <summary>Looked at last of all, since it changes with every email that leaves.</summary>
    private static Lead WithRelationship(Lead lead, ContextFlag? relationship) => lead.Research is not { } research ? lead : lead with
    {
        Research = research with
        {
            Flags = [.. research.Flags.Where(flag => flag.Kind != FlagKind.Relationship),
            .. relationship is null ? [] : new[] { relationship }]
        },
    };

    private async Task<GateVerdict> DecideAsync(Lead lead, Workflow workflow, bool paused, CancellationToken cancellationToken)
    {
        var action = lead.Action ?? throw new InvalidOperationException($"Lead {lead.Id} has no proposal to route.");
        var standing = await trust.AdvanceAsync(workflow, cancellationToken);
        var scores = new StageScores(lead.Research?.Score ?? 0, lead.Qualification?.Score ?? 0, action == ProposedAction.Skip ? 1 : lead.Draft?.Score ?? 0);
        var calibrated = standing.Trust.For(action).Calibrator.Predict(scores.Raw);
        var input = new GateInput
        {
            Scores = scores,
            Confidence = calibrated.Confidence,
            Width = calibrated.Width,
            Flags = lead.Research?.Flags ?? [],
            IsHighValue = lead.Prospect.Value >= workflow.Trust.HighValueFrom,
            IsAskedFor = lead.IsAskedFor,
            IsPaused = paused,
            Draw = (await keys.OfAsync(workflow.Id, cancellationToken)).Draw(lead.Id, lead.Revision),
        };
        return Gate.Decide(input, standing.PermissionFor(action, workflow.Trust));
    }
}
