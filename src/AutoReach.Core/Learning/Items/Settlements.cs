namespace AutoReach.Core.Learning.Items;

/// <summary>A person's standing word about one item.</summary>
/// <param name="IsPinned">It is in effect whatever the evidence, with <paramref name="Value"/>.</param>
/// <param name="IsOff">It is not in effect, pinned or not.</param>
/// <param name="Value">Of a pinned item: what is held.</param>
public sealed record Settlement(bool IsPinned, bool IsOff, string? Value, ReviewerId By, DateTimeOffset At);

/// <summary>All that people settled about what was learned; no retraining touches it.</summary>
public sealed class Settlements
{
    private readonly Dictionary<ItemKey, Settlement> _all = [];

    public IReadOnlyDictionary<ItemKey, Settlement> All => _all;

    public Settlement? Find(ItemKey key) => _all.GetValueOrDefault(key);

    public bool HasPinned(ItemKind kind) => _all.Any(settled => settled.Key.Kind == kind && settled.Value is { IsPinned: true, IsOff: false });

    /// <summary>A value of one's own is pinned; what is pinned is switched on; what is no longer pinned is learned again.</summary>
    public void Take(LearningEvent.ItemSettled settled)
    {
        var before = Find(settled.Item);
        var isPinned = settled.Pinned ?? (settled.Value is not null || before is { IsPinned: true });
        var isOff = settled.Active is { } active ? !active : settled.Pinned != true && before is { IsOff: true };
        if (isPinned || isOff)
            _all[settled.Item] = new Settlement(isPinned, isOff, isPinned ? settled.Value ?? before?.Value : null, settled.By, settled.At);
        else
            _all.Remove(settled.Item);
    }

    public void Drop(ItemKey key) => _all.Remove(key);
}
