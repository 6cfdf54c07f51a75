using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>Words, sentences and quotations of plain text.</summary>
internal static partial class EmailText
{
    /// <summary>What stands between white space and holds a letter or a digit.</summary>
    public static int WordsIn(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    /// <returns>The sentences with the white space after them: joined they are the paragraph.</returns>
    public static IReadOnlyList<string> Sentences(string paragraph)
    {
        int[] starts = [.. Core.Text.Sentences.Spans(paragraph, lineBreaksEnd: false).Select(span => span.Start).Skip(1).Prepend(0), paragraph.Length];
        return [.. starts.Zip(starts.Skip(1), (start, end) => paragraph[start..end]).Where(sentence => sentence.Length > 0)];
    }

    /// <summary>Without quotations and links: their words are not the writer's, their question marks ask nothing.</summary>
    public static string OwnWords(string text) => Quotation().Replace(Link().Replace(text, "link"), "quotation");

    public static bool HasLink(string text) => Link().IsMatch(text);

    /// <summary>The first letter as a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex("""["“][^"“”\n]*["”]""")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
