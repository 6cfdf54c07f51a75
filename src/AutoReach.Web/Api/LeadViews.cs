using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Api;

/// <summary>Gathers what a <see cref="LeadView"/> shows.</summary>
internal sealed class LeadViews(LeadStore leads, DossierStore dossiers, MemoryDesk memory, TimeProvider clock)
{
    public async Task<LeadView?> FindAsync(LeadId id, CancellationToken cancellationToken) =>
        await leads.FindAsync(id, cancellationToken) is { } lead ? await OfAsync(lead.Value, cancellationToken) : null;

    public async Task<LeadView> OfAsync(Lead lead, CancellationToken cancellationToken) =>
        await OfAsync(lead, (await leads.FindReviewAsync(lead.Id, lead.Revision, cancellationToken))?.Value, cancellationToken);

    public async Task<LeadView> OfAsync(Lead lead, ReviewState? review, CancellationToken cancellationToken)
    {
        var dossier = lead.Research is { } research
            ? await dossiers.FindAsync(research.Company, research.DossierVersion, cancellationToken)
            : null;
        var view = LeadView.Of(lead, dossier, review, await leads.TimelineAsync(lead.Id, cancellationToken), clock.GetUtcNow());
        return view with { ImpliedReasons = await memory.ImpliedReasonsAsync(lead, review, cancellationToken) };
    }
}
