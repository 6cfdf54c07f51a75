using AutoReach.Core.Leads;
using AutoReach.Core.Research;

namespace AutoReach.Orchestration.Storage;

/// <summary>Dossiers by company. Each is written once; the newest is found first.</summary>
public sealed class DossierStore(ITableStore store)
{
    public Task AddAsync(Dossier dossier, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Dossiers, dossier.Company, dossier.Version, dossier, cancellationToken);

    public async Task<Dossier?> FindNewestAsync(string company, CancellationToken cancellationToken) =>
        await store.ListAsync<Dossier>(Tables.Dossiers, new RowRange(company, Limit: 1, Descending: true), cancellationToken) is [var newest] ? newest : null;

    public async Task<Dossier?> FindAsync(string company, string version, CancellationToken cancellationToken) =>
        (await store.FindAsync<Dossier>(Tables.Dossiers, company, version, cancellationToken))?.Value;

    /// <summary>The dossier that a lead was judged on.</summary>
    /// <exception cref="InvalidOperationException">The lead has not been researched, or its dossier is gone.</exception>
    public async Task<Dossier> OfAsync(Lead lead, CancellationToken cancellationToken)
    {
        var research = lead.Research ?? throw new InvalidOperationException($"Lead {lead.Id} has not been researched.");
        return await FindAsync(research.Company, research.DossierVersion, cancellationToken)
            ?? throw new InvalidOperationException($"The dossier of lead {lead.Id} is gone.");
    }
}
