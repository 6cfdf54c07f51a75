using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>Techniques that the company works with: named on its pages, most reliably in job ads, or visible in the page's own markup.</summary>
internal static class TechnologyFinder
{
    private const int MaxTags = 24;

    public static void Find(IReadOnlyList<ReadablePage> pages, Findings findings)
    {
        var hits = new List<PhraseHit<TechnologyTerm>>();
        foreach (var page in pages.Where(page => page.Kind != PageKind.News).OrderBy(page => page.Kind == PageKind.Careers ? 0 : 1))
            foreach (var block in page.Blocks)
            {
                hits.Clear();
                Technologies.Terms.Collect(block.Text, hits);
                var certain = hits.Exists(hit => !hit.Value.IsAmbiguous);
                foreach (var hit in hits)
                    if (certain || !hit.Value.IsAmbiguous)
                        Add(hit.Value.Technology.Key, page, Excerpt(block.Text, hit.Start));
            }
        foreach (var page in pages)
            foreach (var marker in page.Markers)
                if (Technologies.FindInMarkup(marker) is { } technology)
                    Add(technology.Key, page, marker);

        void Add(string key, ReadablePage page, string excerpt)
        {
            if (findings.Count(FactKind.Technology) < MaxTags)
                findings.Add(FactKind.Technology, key, page, excerpt);
        }
    }

    /// <summary>The sentence of the hit; of a long list the words around it.</summary>
    private static string Excerpt(string text, int at)
    {
        if (text.Length <= 300)
            return text;
        var from = Sentences.At(text, at).Start;
        if (at - from > 200)
            from = text.IndexOf(' ', at - 120);
        return Sentences.Excerpt(text[from..]);
    }
}
