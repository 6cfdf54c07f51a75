using System.Text;

namespace AutoReach.Core.Text;

/// <summary>Finds a team's phrases in text as a person would: without case, kinds of quotes or line breaks, as whole words.</summary>
public static class Phrases
{
    public static bool Contains(string text, string phrase)
    {
        if (!text.AsSpan().Contains(Beginning(phrase), StringComparison.OrdinalIgnoreCase))
            return false; // by far the most common answer, and the cheapest way to it
        var (hay, needle) = (Folded(text), Folded(phrase));
        if (needle.Length == 0)
            return false;
        for (var at = hay.IndexOf(needle, StringComparison.Ordinal); at >= 0; at = hay.IndexOf(needle, at + 1, StringComparison.Ordinal))
            if (IsEdge(hay, at - 1, needle[0]) && IsEdge(hay, at + needle.Length, needle[^1]))
                return true;
        return false;
    }

    /// <summary>The same without folding case, for phrases that are wanted word for word.</summary>
    public static bool ContainsExactly(string text, string phrase) =>
        OneSpaced(text).Contains(OneSpaced(phrase), StringComparison.Ordinal);

    private static ReadOnlySpan<char> Beginning(string phrase)
    {
        var trimmed = phrase.AsSpan().TrimStart();
        var end = 0;
        while (end < trimmed.Length && char.IsAsciiLetterOrDigit(trimmed[end]))
            end++;
        return trimmed[..end];
    }

    private static bool IsEdge(string text, int at, char neighbour) =>
        at < 0 || at >= text.Length || !char.IsLetterOrDigit(neighbour) || !char.IsLetterOrDigit(text[at]);

    private static string Folded(string text) => OneSpaced(text).ToLowerInvariant();

    private static string OneSpaced(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
                folded.Append(character switch { '’' or '‘' => '\'', '“' or '”' => '"', _ => character });
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }
}
