namespace AutoReach.Core.Learning.Items;

/// <summary>What a person wants different about an item; null leaves it as it is.</summary>
public sealed record ItemChange(bool? Pinned = null, bool? Active = null, string? Value = null)
{
    /// <returns>What follows, or why it cannot be done. Pure.</returns>
    public ItemAnswer Decide(LearnedItem item, ReviewerId by, DateTimeOffset at)
    {
        string? read = null;
        if (Value is not null && !ItemValues.TryRead(item.Key.Kind, Value, out read))
            return new ItemAnswer.Invalid("value", ItemValues.Expected(item.Key.Kind));
        if (read is not null && Pinned == false)
            return new ItemAnswer.Invalid("pinned", "A value of your own holds only while the item is pinned: leave pinned out, or set it to true.");
        if (Active == true && Pinned != true && read is null && item is { IsOff: false, IsActive: false })
            return new ItemAnswer.Refused(item.Evidence.IsEnough
                ? "Too much speaks against it for it to take effect. Pin it, with pinned true, to have it in effect now."
                : $"It has {item.Evidence.Count} of the {Evidence.Enough} pieces of evidence it needs. Pin it, with pinned true, to have it in effect now.");
        var isPinned = Pinned ?? (read is not null || item.IsPinned);
        if (isPinned && (read ?? item.Value).Length == 0)
            return new ItemAnswer.Invalid("value", ItemValues.Expected(item.Key.Kind));
        var isOff = Active is { } active ? !active : Pinned != true && item.IsOff;
        var isSame = isPinned == item.IsPinned && isOff == item.IsOff && (read is null || read == item.Value);
        return new ItemAnswer.Accepted(isSame ? null : new LearningEvent.ItemSettled(
            at, item.Key, by, Pinned ?? (read is not null ? true : null), Active, isPinned && (read is not null || Pinned == true) ? read ?? item.Value
            : null));
    }
}

/// <summary>How a wish about an item is answered.</summary>
public abstract record ItemAnswer
{
    private ItemAnswer() { }

    /// <param name="Event">Null where nothing changes by it.</param>
    public sealed record Accepted(LearningEvent? Event) : ItemAnswer;

    /// <param name="Field">The member that is wrong, as it is called on the wire.</param>
    public sealed record Invalid(string Field, string Reason) : ItemAnswer;

    public sealed record Refused(string Reason) : ItemAnswer;

    /// <summary>There is no such item, or no longer.</summary>
    public sealed record Unknown : ItemAnswer;
}
