using System.Text.RegularExpressions;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>Where the company is, from addresses and from sentences about its seat, and the region that follows.</summary>
internal static partial class PlaceFinder
{
    private const int MaxLocations = 8;

    private sealed record Seen(string Region, ReadablePage Page, string Excerpt);

    public static void Find(IReadOnlyList<ReadablePage> pages, Findings findings)
    {
        var (seen, hits) = (new List<Seen>(), new List<PhraseHit<Place>>());
        Seen? worldwide = null;
        foreach (var page in pages.Where(page => page.Kind != PageKind.News))
        {
            foreach (var value in page.Structured)
                if (value.Type == "PostalAddress" && value.Property is "addressLocality" or "addressCountry")
                    Note(page, value.Value, value.Value);
            foreach (var block in page.Blocks)
            {
                if (block.Kind == BlockKind.Address || (page.Kind is PageKind.Contact && IsAddressLike(block)))
                    Note(page, block.Text, block.Text);
                else if (MaySaySeat(block.Text))
                    foreach (var sentence in Sentences.Split(block.Text))
                    {
                        if (Seat().Match(sentence) is { Success: true } cue && !About().IsMatch(sentence))
                            Note(page, sentence[cue.Index..], sentence);
                        if (worldwide is null && Everywhere().IsMatch(sentence) && !About().IsMatch(sentence))
                            worldwide = new Seen("worldwide", page, sentence);
                    }
            }
        }
        if (RegionOf(seen, worldwide) is { } region)
            findings.Add(FactKind.Region, region.Region, region.Page, region.Excerpt);

        void Note(ReadablePage page, string text, string excerpt)
        {
            hits.Clear();
            Gazetteer.Places.Collect(text, hits);
            foreach (var hit in hits)
            {
                seen.Add(new Seen(hit.Value.Region, page, excerpt));
                if (findings.Count(FactKind.Location) < MaxLocations && !IsOfCity(hit.Value))
                    findings.Add(FactKind.Location, hit.Value.Text, page, excerpt);
            }
        }

        // "San Francisco, California" is one place.
        bool IsOfCity(Place state) => state.Kind == PlaceKind.State && hits.Exists(hit => hit.Value.Key != state.Key && hit.Value.IsInside(state));
    }

    /// <summary>
    /// Seats in one region name it; in the Americas and Europe, or Africa and the Middle East, both; in more of the
    /// world, or nowhere in particular, worldwide.
    /// </summary>
    private static Seen? RegionOf(List<Seen> seen, Seen? worldwide)
    {
        var regions = seen.Select(place => place.Region).Distinct().Order(StringComparer.Ordinal).ToList();
        return regions switch
        {
            [] => worldwide,
            [_] when worldwide is not null && seen.DistinctBy(place => place.Excerpt).Count() < 2 => worldwide,
            [_] => seen[0],
            ["americas", "europe"] => seen[0] with { Region = "americas-europe" },
            ["africa", "middle-east"] => seen[0] with { Region = "middle-east-africa" },
            _ => seen[0] with { Region = "worldwide" },
        };
    }

    private static bool IsAddressLike(TextBlock block) =>
        block.Text.Length < 160 && (Postal().IsMatch(block.Text) || (block.Kind is BlockKind.Heading or BlockKind.ListItem && block.Text.Length < 40));

    private static bool MaySaySeat(string text) =>
        text.Contains("based", StringComparison.OrdinalIgnoreCase) || text.Contains("office", StringComparison.OrdinalIgnoreCase)
            || text.Contains("headquarter", StringComparison.OrdinalIgnoreCase)
        || text.Contains("remote", StringComparison.OrdinalIgnoreCase) || text.Contains("located", StringComparison.OrdinalIgnoreCase)
            || text.Contains("distributed", StringComparison.OrdinalIgnoreCase)
        || text.Contains("HQ", StringComparison.Ordinal) || text.Contains("anywhere", StringComparison.OrdinalIgnoreCase)
            || text.Contains("hubs", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"\b(?:based (?:in|out of)|headquarter(?:s|ed)\b|HQ\b|(?:our|with|have|and|has|the) (?:\w+ )?(?:offices?|hubs?)\b|offices? (?:in|is|are)\b"
            + @"|located in|remote\W{1,3}(?:within|in|from|\(|across)|-based\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Seat();

    [GeneratedRegex(
        @"\b(?:work(?:ing)? from anywhere|(?:fully|completely|entirely|100 ?%) (?:remote|distributed)|remote[- ]first|distributed (?:team|company"
            + @"|workforce)|all over the world|across (?:the globe|the world|\d+ countries|continents)|around the (?:globe|world)|anywhere in the "
            + @"world)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Everywhere();

    [GeneratedRegex(
        @"\b(?:customers?|clients?|users?|your (?:office|team)|cloud-based|web-based|Microsoft Office|Google-based|based on|community|travelers?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex About();

    [GeneratedRegex(
        @"\b\d{4,6}\b|\b(?:street|str\.|road|avenue|ave\.?|suite|floor|boulevard|blvd|lane|square|straße|strasse|platz|rue|via|calle)\b"
            + @"|\b\d+\s+\p{Lu}\p{L}+\s+(?:st|rd|dr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Postal();
}
