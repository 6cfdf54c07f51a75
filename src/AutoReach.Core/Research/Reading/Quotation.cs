using System.Globalization;

namespace AutoReach.Core.Research.Reading;

/// <summary>Finds words in a text that somebody says stand there, whatever became of spaces, quotes and dashes on the way.</summary>
public static class Quotation
{
    /// <returns>The text's own words; null where it does not hold them.</returns>
    public static string? Find(string text, string quoted)
    {
        var (hay, places) = Folded(text);
        var (needle, _) = Folded(quoted);
        if (needle.Length == 0 || hay.IndexOf(needle, StringComparison.Ordinal) is not (>= 0 and var at))
            return null;
        return text[places[at]..(places[at + needle.Length - 1] + 1)];
    }

    /// <summary>Folded characters, and where each of them stands in the text.</summary>
    private static (string Text, List<int> Places) Folded(string text)
    {
        var (folded, places) = (new System.Text.StringBuilder(text.Length), new List<int>(text.Length));
        for (var at = 0; at < text.Length; at++)
        {
            if (char.GetUnicodeCategory(text[at]) == UnicodeCategory.Format)
                continue;
            var character = char.IsWhiteSpace(text[at]) ? ' ' : text[at] switch
            {
                '’' or '‘' => '\'',
                '“' or '”' => '"',
                '–' or '—' or '‑' => '-',
                var other => char.ToLowerInvariant(other),
            };
            if (character == ' ' && (folded.Length == 0 || folded[^1] == ' '))
                continue;
            folded.Append(character);
            places.Add(at);
        }
        var length = folded.ToString().TrimEnd().Length;
        return (folded.ToString(0, length), places);
    }
}
