using System.Text.RegularExpressions;

namespace AutoReach.Core.Learning.Style;

/// <summary>How alike two sentences are.</summary>
internal static partial class Likeness
{
    /// <summary>Words in lower case, for comparing.</summary>
    public static string[] WordsOf(string sentence) => [.. Word().Matches(sentence).Select(word => word.Value.ToLowerInvariant())];

    /// <returns>In [0,1]: Dice's coefficient of their words.</returns>
    public static double Between(string one, string other)
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

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}]+)?")]
    private static partial Regex Word();
}
