namespace AutoReach.Core.Learning.Style;

/// <summary>Words that a person took out of a sentence and left the rest standing.</summary>
public static class StruckPhrases
{
    private const int MaxWords = 5;

    /// <returns>Runs of one to five words in lower case that stood before and do not stand after.</returns>
    public static IEnumerable<string> Find(SlotEdit slot)
    {
        var (before, after) = (Likeness.WordsOf(slot.Before), Likeness.WordsOf(slot.After));
        var kept = Kept(before, after);
        var run = new List<string>();
        for (var at = 0; at <= before.Length; at++)
            if (at < before.Length && !kept[at])
                run.Add(before[at]);
            else
            {
                if (run.Count is > 0 and <= MaxWords && run.Any(word => word.Length > 3))
                    yield return string.Join(' ', run);
                run.Clear();
            }
    }

    /// <summary>Longest common subsequence.</summary>
    private static bool[] Kept(string[] before, string[] after)
    {
        var best = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                best[i, j] = before[i] == after[j] ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
        var kept = new bool[before.Length];
        for (var (i, j) = (0, 0); i < before.Length && j < after.Length;)
            if (before[i] == after[j])
                (kept[i], i, j) = (true, i + 1, j + 1);
            else if (best[i + 1, j] >= best[i, j + 1])
                i++;
            else
                j++;
        return kept;
    }
}
