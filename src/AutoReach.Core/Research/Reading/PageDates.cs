namespace AutoReach.Core.Research.Reading;

/// <summary>Which date a block of a page carries: its own, or the one printed beside it.</summary>
public static class PageDates
{
    public static DateTimeOffset? Find(IReadOnlyList<TextBlock> blocks, int index) =>
        blocks[index].Date ?? Behind(blocks, index) ?? Before(blocks, index);

    public static bool IsHeadline(TextBlock block) =>
        (block.Kind == BlockKind.Heading && block.Level >= 2) || (block.LinkShare > 0.5 && block.Text.Length is > 20 and <= 200);

    private static DateTimeOffset? Behind(IReadOnlyList<TextBlock> blocks, int index)
    {
        for (var at = index + 1; at <= Math.Min(index + 2, blocks.Count - 1) && !IsHeadline(blocks[at]); at++)
            if (blocks[at].Date is { } date && blocks[at].Text.Length <= 160)
                return date;
        return null;
    }

    private static DateTimeOffset? Before(IReadOnlyList<TextBlock> blocks, int index)
    {
        for (var at = index - 1; at >= Math.Max(0, index - 2); at--)
            if (blocks[at].Date is { } date && (blocks[at].Text.Length <= 60 || at == index - 1))
                return date;
        return null;
    }
}
