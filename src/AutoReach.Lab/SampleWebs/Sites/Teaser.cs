namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>The beginning of a text, for cards and lists.</summary>
internal static class Teaser
{
    /// <summary>At most <paramref name="length"/> characters, cut at a word.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = text.LastIndexOf(' ', length - 1);
        return text[..(end > 0 ? end : length - 1)].TrimEnd(',', ';', ' ') + "…";
    }
}
