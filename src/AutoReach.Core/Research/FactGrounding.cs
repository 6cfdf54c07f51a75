using AutoReach.Core.Qualification;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Research.Reference;
using Technologies = AutoReach.Core.Research.Reference.Technologies;

namespace AutoReach.Core.Research;

/// <summary>
/// Whether an excerpt says what a fact says. Kinds with a vocabulary of their own have to use it; every other value has
/// to be made of the excerpt's words, so that nothing can be a fact that no page says.
/// </summary>
public static class FactGrounding
{
    private const int MaxValueLength = 300;
    private const int MinClaim = 4; // letters; shorter words only join the others

    /// <param name="company">Its name may stand in a value although the page says "we".</param>
    /// <returns>The value as dossiers spell it; null where the excerpt does not carry it.</returns>
    public static string? Normalise(FactKind kind, string value, string excerpt, string company)
    {
        var text = value.Trim();
        if (text.Length is 0 or > MaxValueLength || text.Any(char.IsControl))
            return null;
        return kind switch
        {
            FactKind.Size => Size(text, excerpt),
            FactKind.Region => Region(text, excerpt),
            FactKind.Industry => Industries.All.FirstOrDefault(industry => industry.Name.Equals(text, StringComparison.OrdinalIgnoreCase))?.Name,
            FactKind.Technology => Technology(text, excerpt),
            _ => IsMadeOf(text, excerpt, company) ? text : null,
        };
    }

    /// <summary>The number has to stand there; the band follows from it.</summary>
    private static string? Size(string text, string excerpt) =>
        text.Any(char.IsDigit) && CompanySizes.TryParse(text, out var size) && Numbers(text).All(number => Numbers(excerpt).Contains(number))
            ? size.ToString().ToLowerInvariant() : null;

    private static string? Region(string text, string excerpt)
    {
        var region = text.ToLowerInvariant();
        var places = new List<PhraseHit<Place>>();
        Gazetteer.Places.Collect(excerpt, places);
        var named = new List<PhraseHit<string>>();
        Gazetteer.Regions.Collect(excerpt, named);
        return places.Select(hit => hit.Value.Region).Concat(named.Select(hit => hit.Value)).Contains(region) ? region : null;
    }

    private static string? Technology(string text, string excerpt)
    {
        var hits = new List<PhraseHit<TechnologyTerm>>();
        Technologies.Terms.Collect(excerpt, hits);
        var tag = text.ToLowerInvariant();
        return hits.Exists(hit => hit.Value.Tag == tag) || PlainWords.Of(excerpt).HasPhrase(text) ? tag : null;
    }

    private static bool IsMadeOf(string text, string excerpt, string company)
    {
        var known = PlainWords.Of(excerpt, company).Split().ToHashSet(StringComparer.Ordinal);
        var words = PlainWords.Of(text).Split();
        return words.Any(word => word.Length >= MinClaim || word.Any(char.IsDigit))
            && words.All(word => known.Contains(word) || (word.Length < MinClaim && !word.Any(char.IsDigit)));
    }

    private static string[] Numbers(string text) =>
        [.. PlainWords.Of(text.Replace(",", "", StringComparison.Ordinal)).Split().Where(word => word.All(char.IsDigit))];
}
