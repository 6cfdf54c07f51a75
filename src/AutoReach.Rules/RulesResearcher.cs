using AutoReach.Core;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Research.Signals;
using AutoReach.Orchestration;
using AutoReach.Rules.Reading;

namespace AutoReach.Rules;

/// <summary>Reads a company's site and concludes by rules: no model, no key. Every fact quotes the page that it stands on.</summary>
internal sealed class RulesResearcher(IPageReader site, TimeProvider time) : IPageResearcher
{
    public async Task<Dossier> ResearchAsync(CompanyToResearch company, CancellationToken cancellationToken) =>
        (await ReadAsync(company, cancellationToken)).Dossier;

    public async Task<ResearchedPages> ReadAsync(CompanyToResearch company, CancellationToken cancellationToken)
    {
        if (company.Website is not { } website)
            return new(Unreadable(company, [], "The lead has no website, so nothing could be read.", time.GetUtcNow()), []);
        var reading = await site.ReadAsync(website, cancellationToken);
        return reading.Failure is { } failure
            ? new(Unreadable(company, reading.Reads, $"The site could not be read: {failure}.", time.GetUtcNow()), [])
            : new(Conclude(company, reading.Pages, reading.Reads, time.GetUtcNow()), reading.Pages);
    }

    /// <summary>Everything that needs no network, so that it can be measured alone.</summary>
    internal static Dossier Conclude(CompanyToResearch company, IReadOnlyList<ReadablePage> pages, IReadOnlyList<PageRead> reads, DateTimeOffset now)
    {
        var findings = new Findings(now);
        NameFinder.Find(pages, findings);
        SummaryFinder.Find(pages, company.Name, findings);
        IndustryFinder.Find(pages, findings);
        SizeFinder.Find(pages, company.Name, findings);
        PlaceFinder.Find(pages, findings);
        TechnologyFinder.Find(pages, findings);
        PeopleFinder.Find(pages, findings);
        NewsFinder.Find(pages, now, findings);
        OfferFinder.Find(pages, company.Name, findings);
        HiringFinder.Find(pages, findings);
        FoundedFinder.Find(pages, company.Name, now, findings);
        return Dossier(company, now) with
        {
            Pages = reads,
            Facts = findings.Facts,
            Flags = ContextFlags.OfSite(pages, company.Name, now),
            Mentions = MentionFinder.Find(pages, company.Name),
        };
    }

    private static Dossier Unreadable(CompanyToResearch company, IReadOnlyList<PageRead> reads, string evidence, DateTimeOffset now) =>
        Dossier(company, now) with
        {
            Pages = reads,
            Flags = [new ContextFlag(FlagKind.Stale, Blocking: true, evidence, company.Website?.AbsoluteUri)],
        };

    private static Dossier Dossier(CompanyToResearch company, DateTimeOffset now) => new()
    {
        Company = company.Key,
        Version = "ds_" + Digest.Base32($"{company.Key}\n{now:O}", bytes: 8),
        Website = company.Website,
        ResearchedAt = now,
    };
}
