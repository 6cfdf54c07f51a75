namespace AutoReach.Core.Text;

/// <summary>
/// Whether a sentence ends at a mark. A full stop after an abbreviation ends none, unless the abbreviation can stand last
/// (<c>Inc.</c>, <c>U.S.</c>) and the next word is one that sentences start with. A small letter goes on with the sentence, except
/// in text that is written small throughout.
/// </summary>
internal static class SentenceEnds
{
    /// <returns>Where the sentence ends, quotes and brackets after the mark included; null where it goes on.</returns>
    public static int? Find(string text, int start, int at, bool lineBreaksEnd)
    {
        if (text[at] == '\n')
            return lineBreaksEnd || IsEmptyLineAfter(text, at) ? at + 1 : null;
        if (!IsMark(text[at]) || (at > start && IsMark(text[at - 1])))
            return null;
        var end = at + 1;
        while (end < text.Length && IsMark(text[end]))
            end++;
        var isSingleStop = end == at + 1 && text[at] == '.';
        var isWide = text[end - 1] is '。' or '！' or '？';
        while (end < text.Length && IsCloser(text[end]))
            end++;
        if (end == text.Length || isWide)
            return end;
        if (!char.IsWhiteSpace(text[end]))
            return null;
        var next = end;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            if (text[next] == '\n' && (lineBreaksEnd || IsEmptyLineAfter(text, next)))
                return end;
            next++;
        }
        while (next < text.Length && IsOpener(text[next]))
            next++;
        if (next == text.Length)
            return end;
        var goesOn = char.IsLower(text[next]) && !StartsSmall(text, start) && !IsCapitalInside(text, next);
        return goesOn || (isSingleStop && Abbreviations.GoOn(text, start, at, next)) ? null : end;
    }

    private static bool IsMark(char character) => character is '.' or '!' or '?' or '…' or '。' or '！' or '？';

    private static bool IsCloser(char character) => character is '"' or '”' or '’' or '\'' or ')' or ']' or '»';

    private static bool IsOpener(char character) => character is '"' or '“' or '„' or '‘' or '\'' or '(' or '[' or '«' or '¿' or '¡';

    private static bool IsEmptyLineAfter(string text, int at)
    {
        for (var next = at + 1; next < text.Length && char.IsWhiteSpace(text[next]); next++)
            if (text[next] == '\n')
                return true;
        return false;
    }

    /// <summary>"iPhone" and "eBay" start sentences too.</summary>
    private static bool IsCapitalInside(string text, int at)
    {
        for (var next = at; next < text.Length && next < at + Abbreviations.MaxLength && char.IsLetter(text[next]); next++)
            if (char.IsUpper(text[next]))
                return true;
        return false;
    }

    private static bool StartsSmall(string text, int start)
    {
        for (var at = start; at < text.Length && at < start + Abbreviations.MaxLength; at++)
            if (char.IsLetterOrDigit(text[at]))
                return char.IsLower(text[at]);
        return false;
    }
}
