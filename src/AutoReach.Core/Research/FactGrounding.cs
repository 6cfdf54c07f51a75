using AutoReach.Core.Reference;
using AutoReach.Core.Text;

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
            FactKind.Industry => Industries.Find(text)?.Name,
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
        var places = Gazetteer.Places.Find(excerpt).Select(hit => hit.Value.Region);
        return places.Concat(Gazetteer.RegionWords.Find(excerpt).Select(hit => hit.Value)).Contains(region) ? region : null;
    }

    private static string? Technology(string text, string excerpt)
    {
        var technology = Technologies.Parse(text);
        return Technologies.Terms.Find(excerpt).Exists(hit => hit.Value.Technology == technology || hit.Value.Technology.Families.Contains(technology.Key))
            || PlainWords.Of(excerpt).HasPhrase(text) ? technology.Key : null;
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
