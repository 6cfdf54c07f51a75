using AutoReach.Core.Text;

namespace AutoReach.Rules.Drafting;

/// <summary>What has been said so far, as runs of words: three in a row, or two long ones by their beginnings.</summary>
internal sealed class SaidSoFar
{
    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);

    public void Remember(string line) => _runs.UnionWith(Runs(line));

    /// <summary>Whether a line says again what another has said.</summary>
    public bool IsRepeatedBy(string line) => _runs.Count > 0 && Runs(line).Any(_runs.Contains);

    private static string WithoutContraction(string text) => text
        .Replace("I'm ", "I am ", StringComparison.Ordinal)
        .Replace("I'll ", "I will ", StringComparison.Ordinal)
        .Replace("I'd ", "I would ", StringComparison.Ordinal);

    private static IEnumerable<string> Runs(string text)
    {
        var words = PlainWords.Of(WithoutContraction(text)).Split();
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (words[at].Length >= 4 && words[at + 1].Length >= 4)
                yield return words[at][..4] + words[at + 1][..4];
            if (at + 2 < words.Length)
                yield return $"{words[at]} {words[at + 1]} {words[at + 2]}";
        }
    }
}
