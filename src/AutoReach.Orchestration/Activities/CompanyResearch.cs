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

    /// <param name="staleAfter">How old research may be at the send; a dossier is taken up to half of it, so that there is time to decide.</param>
    public async Task<Dossier> GetAsync(CompanyToResearch company, TimeSpan staleAfter, CancellationToken cancellationToken)
    {
        if (await dossiers.FindNewestAsync(company.Key, cancellationToken) is { } known && IsFresh(known, staleAfter / 2))
            return known;
        // The reading outlives the caller that began it: others may be waiting for the same site.
        var reading = _underWay.GetOrAdd(company.Key, _ => new Lazy<Task<Dossier>>(() => ReadAsync(company, staleAfter / 2)));
        return await reading.Value.WaitAsync(cancellationToken);
    }

    private async Task<Dossier> ReadAsync(CompanyToResearch company, TimeSpan atMost)
    {
        try
        {
            if (await dossiers.FindNewestAsync(company.Key, CancellationToken.None) is { } known && IsFresh(known, atMost))
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

    private bool IsFresh(Dossier dossier, TimeSpan atMost)
    {
        var age = clock.GetUtcNow() - dossier.ResearchedAt;
        return age < atMost && age < (dossier.Pages.Any(page => page.Words > 0) ? GoodFor : FailureGoodFor);
    }
}
