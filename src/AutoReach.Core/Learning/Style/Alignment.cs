namespace AutoReach.Core.Learning.Style;

/// <summary>Which sentence became which: the pairing in order that is most alike in all (Needleman and Wunsch, 1970).</summary>
internal static class Alignment
{
    /// <summary>Less alike than this, one sentence has replaced another.</summary>
    private const double SameSentence = 0.55;

    /// <returns>For each sentence before, its place after; null where it went.</returns>
    public static int?[] Of(string[] before, string[] after)
    {
        var likeness = new double[before.Length, after.Length];
        var best = new double[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
            {
                likeness[i, j] = Sentences.Likeness(before[i], after[j]);
                var paired = likeness[i, j] >= SameSentence ? likeness[i, j] + best[i + 1, j + 1] : 0;
                best[i, j] = Math.Max(paired, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        var pairs = new int?[before.Length];
        for (var (i, j) = (0, 0); i < before.Length && j < after.Length;)
            if (likeness[i, j] >= SameSentence && best[i, j] == likeness[i, j] + best[i + 1, j + 1])
                pairs[i++] = j++;
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
        return pairs;
    }

    /// <summary>Gives each sentence after to a part: a paired one to its own, a new one to the first part between its neighbours that lost something.</summary>
    /// <param name="slots">Part of each sentence before, ascending.</param>
    public static int[] SlotsOf(int[] slots, int?[] pairs, int after)
    {
        var slotOf = new int[after];
        Array.Fill(slotOf, -1);
        for (var i = 0; i < pairs.Length; i++)
            if (pairs[i] is { } place)
                slotOf[place] = slots[i];
        for (var place = 0; place < after; place++)
        {
            if (slotOf[place] >= 0)
                continue;
            var from = place == 0 ? 0 : slotOf[place - 1];
            var next = Array.FindIndex(slotOf, place, slot => slot >= 0);
            var to = next < 0 ? slots.Length == 0 ? 0 : slots[^1] : slotOf[next];
            slotOf[place] = FirstThatLost(slots, pairs, from, to, slotOf, place) ?? from;
        }
        return slotOf;
    }

    /// <summary>A part that lost all of its sentences takes what stands in their place; else one that lost some.</summary>
    private static int? FirstThatLost(int[] slots, int?[] pairs, int from, int to, int[] slotOf, int place)
    {
        int? some = null;
        for (var slot = from; slot <= to; slot++)
        {
            var (lost, all) = (0, 0);
            for (var i = 0; i < slots.Length; i++)
                if (slots[i] == slot)
                    (lost, all) = (lost + (pairs[i] is null ? 1 : 0), all + 1);
            if (all > 0 && lost == all && (slot != from || place == 0 || slotOf[place - 1] == slot))
                return slot;
            if (lost > 0)
                some ??= slot;
        }
        return some;
    }
}
