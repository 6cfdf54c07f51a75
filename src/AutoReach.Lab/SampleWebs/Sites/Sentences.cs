using System.Text.RegularExpressions;

namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>Splits a description for the places of a site that it is spread over.</summary>
internal static partial class Sentences
{
    public static IReadOnlyList<string> Of(string text) =>
        [.. Break().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0)];

    /// <summary>At most <paramref name="length"/> characters, cut at a word.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = text.LastIndexOf(' ', length - 1);
        return text[..(end > 0 ? end : length - 1)].TrimEnd(',', ';', ' ') + "…";
    }

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[\p{Lu}\d])")]
    private static partial Regex Break();
}
