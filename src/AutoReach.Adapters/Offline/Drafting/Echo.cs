using AutoReach.Core.Qualification;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>Whether a line says again what another has said: three words in a row, or two long ones by their beginnings.</summary>
internal static class Echo
{
    public static bool Between(string line, IReadOnlyList<string> said)
    {
        var runs = Runs(line).ToHashSet(StringComparer.Ordinal);
        return said.SelectMany(Runs).Any(runs.Contains);
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = PlainWords.Of(text).Split();
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (words[at].Length >= 4 && words[at + 1].Length >= 4)
                yield return words[at][..4] + words[at + 1][..4];
            if (at + 2 < words.Length)
                yield return $"{words[at]} {words[at + 1]} {words[at + 2]}";
        }
    }
}
