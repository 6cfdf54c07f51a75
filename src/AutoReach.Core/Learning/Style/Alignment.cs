namespace AutoReach.Core.Learning.Style;

/// <summary>Which sentence became which: the pairing in order that is most alike in all (Needleman and Wunsch, 1970).</summary>
internal static class Alignment
{
    /// <summary>Less alike than this, one sentence has replaced another.</summary>
    private const double SameSentence = 0.55;

    /// <returns>For each sentence before, its place after; null where it went.</returns>
    public static int?[] Align(string[] before, string[] after)
    {
        var likeness = new double[before.Length, after.Length];
        var best = new double[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
            {
                likeness[i, j] = Likeness.Between(before[i], after[j]);
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

    /// <summary>
    /// Gives each sentence after to a part: a paired one to its own; a new paragraph to the next part that lost everything;
    /// a new sentence to the part before it, or to the one that lost something beside it.
    /// </summary>
    /// <param name="slots">Part of each sentence before, ascending.</param>
    /// <param name="paragraphs">Paragraph of each sentence after, ascending.</param>
    public static int[] SlotsOf(int[] slots, int?[] pairs, int[] paragraphs)
    {
        var slotOf = new int[paragraphs.Length];
        Array.Fill(slotOf, -1);
        for (var i = 0; i < pairs.Length; i++)
            if (pairs[i] is { } place)
                slotOf[place] = slots[i];
        for (var place = 0; place < slotOf.Length; place++)
        {
            if (slotOf[place] >= 0)
                continue;
            var before = place == 0 ? -1 : slotOf[place - 1];
            var next = Array.FindIndex(slotOf, place, slot => slot >= 0);
            var last = next >= 0 ? slotOf[next] : slots.DefaultIfEmpty(0).Last();
            var isNewParagraph = place == 0 || paragraphs[place] != paragraphs[place - 1];
            slotOf[place] = Lost(slots, pairs, isNewParagraph ? before + 1 : before, last, isNewParagraph) ?? Math.Max(0, before);
        }
        return slotOf;
    }

    /// <summary>The first part of a range that lost all its sentences; where that is not asked for, or there is none, one that lost some.</summary>
    private static int? Lost(int[] slots, int?[] pairs, int from, int to, bool all)
    {
        int? some = null;
        for (var slot = from; slot <= to; slot++)
        {
            var (lost, count) = (0, 0);
            for (var i = 0; i < slots.Length; i++)
                if (slots[i] == slot)
                    (lost, count) = (lost + (pairs[i] is null ? 1 : 0), count + 1);
            if (lost > 0 && (lost == count || !all))
                return slot;
            if (lost > 0)
                some ??= slot;
        }
        return some;
    }
}
