using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Research.Reference;

namespace AutoReach.Rules.Reading;

/// <summary>Techniques that the company works with: named on its pages, most reliably in job ads, or visible in the page's own markup.</summary>
internal static class TechnologyFinder
{
    private const int MostTags = 24;

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
                        Add(hit.Value.Tag, page, Excerpt(block.Text, hit.Start));
            }
        foreach (var page in pages)
            foreach (var marker in page.Markers)
                foreach (var tag in Technologies.OfMarker(marker))
                    Add(tag, page, marker);

        void Add(string tag, ReadablePage page, string excerpt)
        {
            if (findings.Count(FactKind.Technology) < MostTags)
                findings.Add(FactKind.Technology, tag, page, excerpt);
        }
    }

    /// <summary>The sentence of the hit; of a long list the words around it.</summary>
    private static string Excerpt(string text, int at)
    {
        if (text.Length <= 300)
            return text;
        var from = Math.Max(text.LastIndexOf(". ", at, StringComparison.Ordinal) + 1, 0);
        if (at - from > 200)
            from = text.IndexOf(' ', at - 120);
        return Sentences.Excerpt(text[from..]);
    }
}
