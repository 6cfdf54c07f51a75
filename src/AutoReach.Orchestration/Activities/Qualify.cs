using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

/// <summary>Judges whether the team wants this lead; what is not wanted is proposed to be skipped.</summary>
public sealed class Qualify(
    LeadStore leads, WorkflowStore workflows, DossierStore dossiers, MemoryDesk memory, IQualifier qualifier) : IActivity<LeadId, ProposedAction>
{
    public static readonly Activity<LeadId, ProposedAction> Step = new("qualify");

    public async Task<ProposedAction> RunAsync(ActivityContext context, LeadId id, CancellationToken cancellationToken)
    {
        var lead = await leads.GetAsync(id, cancellationToken);
        if (lead.HasDone(context.Step))
            return (await leads.ReindexedAsync(lead, cancellationToken)).Action ?? ProposedAction.Skip;
        var workflow = await workflows.GetAsync(lead.WorkflowId, cancellationToken);
        var dossier = await dossiers.OfAsync(lead, cancellationToken);
        var own = await qualifier.QualifyAsync(workflow, lead.Prospect, dossier, cancellationToken);
        var result = await memory.AskAsync(workflow.Id, learned => learned.Judge(workflow, lead.Prospect, dossier, own), cancellationToken);
        var updated = await leads.UpdateAsync(id, context.Step, current => current.IsFinished ? null : new LeadChange(
            current with
            {
                Status = LeadStatus.Drafting,
                Qualification = result,
                Action = ActionFor(current, result),
                Research = current.Research is { } research ? research with { Flags = [.. research.Flags, .. own.Flags] } : null,
            },
            new NewEvent(new LeadEvent.Qualified(Math.Round(result.Fit, 3), result.Verdict), Actor.Ai)), cancellationToken);
        return updated.Action ?? ActionFor(updated, result);
    }

    /// <summary>A person's wish outweighs the verdict.</summary>
    private static ProposedAction ActionFor(Lead lead, QualificationResult result) =>
        lead.IsWanted || result.Verdict == QualificationVerdict.Qualified ? ProposedAction.Send : ProposedAction.Skip;
}
