namespace AutoReach.Core.Research.Reading;

/// <summary>Cuts running text into sentences and shortens it without breaking words.</summary>
public static class Sentences
{
    private static readonly string[] Abbreviations =
        ["inc", "ltd", "co", "corp", "mr", "mrs", "ms", "dr", "st", "no", "vs", "e.g", "i.e", "u.s", "u.k", "approx", "est", "jr", "sr", "llc", "etc", "prof"];

    public static IEnumerable<string> Of(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!EndsAt(text, start, at))
                continue;
            var end = at + 1;
            while (end < text.Length && text[end] is '"' or '”' or ')' or '\'' or '’')
                end++;
            if (text[start..end].Trim() is { Length: > 0 } sentence)
                yield return sentence;
            start = end;
            at = end - 1;
        }
        if (text[start..].Trim() is { Length: > 0 } rest)
            yield return rest;
    }

    /// <summary>At most <paramref name="length"/> characters that really stand in the text, ending with a whole word.</summary>
    public static string Excerpt(string text, int length = 300)
    {
        var trimmed = text.Trim();
        if (trimmed.Length <= length)
            return trimmed;
        var end = length;
        while (end > 0 && !char.IsWhiteSpace(trimmed[end]))
            end--;
        return trimmed[..(end == 0 ? length : end)].TrimEnd(' ', ',', ';', ':', '-', '–', '—', '(');
    }

    public static int Words(ReadOnlySpan<char> text)
    {
        var (count, inside) = (0, false);
        foreach (var character in text)
        {
            var part = char.IsLetterOrDigit(character);
            if (part && !inside)
                count++;
            inside = part || (inside && character is '\'' or '’' or '-');
        }
        return count;
    }

    private static bool EndsAt(string text, int start, int at)
    {
        if (text[at] is '\n')
            return true;
        if (text[at] is not ('.' or '!' or '?' or '。' or '…'))
            return false;
        if (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('"' or '”' or ')' or '\'' or '’') && text[at] != '。')
            return false;
        return text[at] != '.' || !EndsWithAbbreviation(text.AsSpan(start, at - start));
    }

    private static bool EndsWithAbbreviation(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOfAny(' ', '(') + 1)..];
        if (word.Length == 1 && char.IsUpper(word[0]))
            return true;
        foreach (var abbreviation in Abbreviations)
            if (word.Equals(abbreviation, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
