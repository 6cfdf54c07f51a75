using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Signals;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

/// <summary>Finds out about the lead's company, and what speaks against writing to this contact now.</summary>
public sealed class Research(LeadStore leads, WorkflowStore workflows, CompanyResearch companies, MemoryDesk memory) : IActivity<LeadId, int>
{
    public static readonly Activity<LeadId, int> Step = new("research");

    /// <returns>The number of flags raised.</returns>
    public async Task<int> RunAsync(ActivityContext context, LeadId id, CancellationToken cancellationToken)
    {
        var lead = await leads.GetAsync(id, cancellationToken);
        if (lead.HasDone(context.Step))
            return (await leads.ReindexedAsync(lead, cancellationToken)).Research?.Flags.Count ?? 0;
        var workflow = await workflows.GetAsync(lead.WorkflowId, cancellationToken);
        var prospect = lead.Prospect;
        var dossier = await companies.GetAsync(
            new CompanyToResearch(CompanyKey.For(prospect), prospect.CompanyName, prospect.Website), workflow.Sending.StaleAfter, cancellationToken);
        var flags = ContextFlags.ForLead(workflow, prospect, dossier);
        var own = ResearchScore.Compute(dossier, flags, prospect);
        var score = await memory.AskAsync(workflow.Id, learned => learned.ResearchScore(own, flags.Select(flag => flag.Kind)), cancellationToken);
        var research = new LeadResearch(dossier.Company, dossier.Version, dossier.ResearchedAt, score, flags) { Opinion = own };
        await leads.UpdateAsync(id, context.Step, current => current.IsFinished ? null : new LeadChange(
            current with { Status = LeadStatus.Qualifying, Research = research },
            new NewEvent(new LeadEvent.Researched(dossier.Facts.Count, dossier.Pages.Count, [.. flags.Select(flag => flag.Kind)]), Actor.Ai)),
            cancellationToken);
        return flags.Count;
    }
}
