namespace AutoReach.Core.Text;

/// <summary>
/// Cuts running text into sentences: the one splitter for pages, emails and samples. It reads every character a bounded number of
/// times, whatever the text is.
/// </summary>
public static class Sentences
{
    /// <summary>What goes on longer without an end is cut at a blank, so that nothing behind has to read a novel as one sentence.</summary>
    public const int MaxLength = 2000;

    /// <param name="text">Anything.</param>
    /// <param name="lineBreaksEnd">False for text with hard wraps: then only an empty line ends a sentence.</param>
    /// <returns>Sentences without the white space around them; none is empty.</returns>
    public static IEnumerable<string> Split(string text, bool lineBreaksEnd = true) => Spans(text, lineBreaksEnd).Select(span => span.In(text));

    /// <summary>Where the sentences stand. In order, without overlap; nothing but white space lies between.</summary>
    public static IEnumerable<TextSpan> Spans(string text, bool lineBreaksEnd = true)
    {
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            if (SentenceEnds.Find(text, start, at, lineBreaksEnd) is not { } end)
            {
                at++;
                continue;
            }
            foreach (var span in Pieces(text, start, end))
                yield return span;
            start = at = end;
        }
        foreach (var span in Pieces(text, start, text.Length))
            yield return span;
    }

    /// <summary>The sentence that a place of the text lies in; the whole text where it lies between sentences.</summary>
    public static TextSpan At(string text, int index)
    {
        foreach (var span in Spans(text))
            if (index < span.End)
                return index >= span.Start ? span : new TextSpan(0, text.Length);
        return new TextSpan(0, text.Length);
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

    private static IEnumerable<TextSpan> Pieces(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        while (start < end)
        {
            while (char.IsWhiteSpace(text[start]))
                start++;
            var cut = end - start <= MaxLength ? end : Cut(text, start);
            var last = cut;
            while (char.IsWhiteSpace(text[last - 1]))
                last--;
            yield return new TextSpan(start, last - start);
            start = cut;
        }
    }

    private static int Cut(string text, int start)
    {
        var cut = start + MaxLength;
        while (cut > start && !char.IsWhiteSpace(text[cut]))
            cut--;
        if (cut > start)
            return cut;
        cut = start + MaxLength;
        return char.IsLowSurrogate(text[cut]) ? cut - 1 : cut;
    }
}
