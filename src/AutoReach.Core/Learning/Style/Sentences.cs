using System.Text.RegularExpressions;

namespace AutoReach.Core.Learning.Style;

/// <summary>Text as sentences. A line break ends one too, so greeting and sign-off stand alone.</summary>
internal static partial class Sentences
{
    public static string[] Of(string text) => [.. End().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0)];

    /// <summary>Words in lower case, for comparing.</summary>
    public static string[] WordsOf(string sentence) => [.. Word().Matches(sentence).Select(word => word.Value.ToLowerInvariant())];

    /// <summary>How alike two sentences are, in [0,1]: Dice's coefficient of their words.</summary>
    public static double Likeness(string one, string other)
    {
        if (one == other)
            return 1;
        var (left, right) = (WordsOf(one), WordsOf(other));
        if (left.Length + right.Length == 0)
            return 0;
        var rest = right.ToList();
        var shared = left.Count(rest.Remove);
        return 2.0 * shared / (left.Length + right.Length);
    }

    [GeneratedRegex(@"(?<=[.!?]['""”’)]?)\s+(?=[\p{Lu}\d""“'‘(])|\n+")]
    private static partial Regex End();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}]+)?")]
    private static partial Regex Word();
}
