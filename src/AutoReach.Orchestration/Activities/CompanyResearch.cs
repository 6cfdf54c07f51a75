using System.Collections.Concurrent;
using System.Globalization;
using AutoReach.Core.Research;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

/// <summary>One dossier a company, shared by its contacts: contacts that come at once wait for one reading of the site.</summary>
public sealed class CompanyResearch(IResearcher researcher, DossierStore dossiers, TimeProvider clock)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(14);

    /// <summary>A site that could not be read may be back soon.</summary>
    private static readonly TimeSpan FailureGoodFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<Dossier>>> _underWay = new();

    public async Task<Dossier> GetAsync(CompanyToResearch company, CancellationToken cancellationToken)
    {
        if (await dossiers.FindNewestAsync(company.Key, cancellationToken) is { } known && IsFresh(known))
            return known;
        // The reading outlives the caller that began it: others may be waiting for the same site.
        var reading = _underWay.GetOrAdd(company.Key, _ => new Lazy<Task<Dossier>>(() => ReadAsync(company)));
        return await reading.Value.WaitAsync(cancellationToken);
    }

    private async Task<Dossier> ReadAsync(CompanyToResearch company)
    {
        try
        {
            if (await dossiers.FindNewestAsync(company.Key, CancellationToken.None) is { } known && IsFresh(known))
                return known;
            var dossier = await researcher.ResearchAsync(company, CancellationToken.None);
            var versioned = dossier with { Company = company.Key, Version = clock.GetUtcNow().UtcTicks.ToString("D19", CultureInfo.InvariantCulture) };
            await dossiers.AddAsync(versioned, CancellationToken.None);
            return versioned;
        }
        finally
        {
            _underWay.TryRemove(company.Key, out _);
        }
    }

    private bool IsFresh(Dossier dossier) =>
        clock.GetUtcNow() - dossier.ResearchedAt < (dossier.Pages.Any(page => page.Words > 0) ? GoodFor : FailureGoodFor);
}
