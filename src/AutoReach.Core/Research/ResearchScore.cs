using AutoReach.Core.Leads;
using AutoReach.Core.Reference;

namespace AutoReach.Core.Research;

/// <summary>
/// Stage score r: how sure the research is. 0 without a readable page, else
/// <c>r = 0.35·coverage + 0.30·breadth + 0.15·sources + 0.20·agreement</c> with
/// coverage = readable pages / 4, breadth = kinds of facts / 6, sources = pages that yielded facts / 3 (each at most 1) and
/// agreement = the part of what import and site both state on which they agree (0.5 when they share nothing).
/// A mismatch or an unreadable site caps r at 0.3; an old site costs 15 %.
/// </summary>
public static class ResearchScore
{
    private const int ReadableWords = 40;

    /// <returns>In [0,1].</returns>
    public static double Compute(Dossier dossier, IReadOnlyList<ContextFlag> flags, Prospect? prospect = null)
    {
        var readable = dossier.Pages.Count(page => page.Words >= ReadableWords);
        if (readable == 0)
            return 0;
        var kinds = dossier.Facts.Where(fact => fact.Kind is not (FactKind.Name or FactKind.Other)).Select(fact => fact.Kind).Distinct().Count();
        var sources = dossier.Facts.Select(fact => fact.Source).Distinct().Count();
        var score = 0.35 * Math.Min(1, readable / 4.0) + 0.30 * Math.Min(1, kinds / 6.0) + 0.15 * Math.Min(1, sources / 3.0)
            + 0.20 * (prospect is null ? 0.5 : Agreement(prospect, dossier));
        if (flags.Any(flag => flag is { Kind: FlagKind.Stale, Blocking: false }))
            score *= 0.85;
        return flags.Any(flag => flag is { Kind: FlagKind.Stale, Blocking: true } or { Kind: FlagKind.Mismatch }) ? Math.Min(score, 0.3) : score;
    }

    private static double Agreement(Prospect prospect, Dossier dossier)
    {
        var (agreed, compared) = (0, 0);
        if (prospect.CompanySize is { } imported)
            Compare(FactKind.Size, value => CompanySizes.TryParse(value, out var size) && size == imported);
        if (Regions.Parse(prospect.Region) is { Count: > 0 } regions)
            Compare(FactKind.Region, value => Regions.Parse(value).Intersect(regions).Any());
        if (prospect.Industry is { } industry)
            Compare(FactKind.Industry, value => Industries.Matches(value, industry) || Industries.Matches(industry, value));
        if (prospect.Technologies.Count > 0)
            Compare(FactKind.Technology, value => prospect.Technologies.Any(technology => Technologies.Matches(technology, value)));
        return compared == 0 ? 0.5 : (double)agreed / compared;

        void Compare(FactKind kind, Func<string, bool> agrees)
        {
            var found = dossier.Facts.Where(fact => fact.Kind == kind).ToList();
            if (found.Count == 0)
                return;
            compared++;
            if (found.Exists(fact => agrees(fact.Value)))
                agreed++;
        }
    }
}
