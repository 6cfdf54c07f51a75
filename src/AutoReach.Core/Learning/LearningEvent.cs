using System.Text.Json.Serialization;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Learning;

/// <summary>One thing that memory is folded from. Append-only and ordered; names and members stand in storage.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(ItemSet), "itemSet")]
[JsonDerivedType(typeof(Retrained), "retrained")]
public abstract record LearningEvent(DateTimeOffset At)
{
    public sealed record Decided(DateTimeOffset At, DecisionRecord Record) : LearningEvent(At);

    /// <summary>A person deleted, pinned or changed a learned item; each is the whole new setting.</summary>
    /// <param name="Setting">Null: as learned again.</param>
    public sealed record ItemSet(DateTimeOffset At, string Item, ItemSetting? Setting, ReviewerId By) : LearningEvent(At);

    public sealed record Retrained(DateTimeOffset At, History History) : LearningEvent(At);
}

/// <summary>What a person decided about a learned item.</summary>
/// <param name="IsDeleted">It is not used, whatever the evidence.</param>
/// <param name="IsPinned">It is used, whatever the evidence.</param>
/// <param name="Value">Used instead of what was learned; null: what was learned.</param>
public sealed record ItemSetting(bool IsDeleted, bool IsPinned, string? Value);
