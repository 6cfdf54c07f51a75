using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>The industry whose terms weigh most on the pages that say what the company does.</summary>
internal static class IndustryFinder
{
    private const double MinWeight = 2;

    public static void Find(IReadOnlyList<ReadablePage> pages, Findings findings)
    {
        var (weights, best) = (new Dictionary<string, double>(), new Dictionary<string, (double Weight, string Excerpt, ReadablePage Page)>());
        var said = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var hits = new List<PhraseHit<(string Industry, int Weight)>>();
        foreach (var page in pages)
            foreach (var (text, factor) in Texts(page))
            {
                hits.Clear();
                Industries.Terms.Collect(text, hits);
                foreach (var hit in hits)
                {
                    var again = said.Add(text.Substring(hit.Start, hit.Length)) ? 1 : 0.15; // a term repeated on every page says little more
                    var weight = hit.Value.Weight * factor * again;
                    weights[hit.Value.Industry] = weights.GetValueOrDefault(hit.Value.Industry) + weight;
                    if (weight > best.GetValueOrDefault(hit.Value.Industry).Weight)
                        best[hit.Value.Industry] = (weight, Sentences.At(text, hit.Start).In(text), page);
                }
            }
        if (weights.Count == 0 || weights.MaxBy(entry => entry.Value) is not { Value: >= MinWeight } winner)
            return;
        var (_, excerpt, source) = best[winner.Key];
        findings.Add(FactKind.Industry, winner.Key, source, excerpt);
    }

    private static IEnumerable<(string Text, double Factor)> Texts(ReadablePage page)
    {
        var factor = page.Kind switch { PageKind.Home or PageKind.About => 1, PageKind.Products or PageKind.Customers => 0.6, PageKind.Other => 0.4, _ => 0 };
        if (factor == 0)
            yield break;
        yield return (page.Title, 1.5 * factor);
        yield return (page.Description, 2 * factor);
        foreach (var block in page.Blocks.Take(60))
            if (block.LinkShare < 0.5)
                yield return (block.Text, block.Kind == BlockKind.Heading ? 1.2 * factor : factor);
    }
}
