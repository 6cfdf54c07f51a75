using System.Text.Json.Serialization;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Learning;

/// <summary>One thing that memory is folded from. Append-only and ordered; names and members stand in storage.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Retrained), "retrained")]
[JsonDerivedType(typeof(ItemSettled), "itemSettled")]
[JsonDerivedType(typeof(ItemDeleted), "itemDeleted")]
[JsonDerivedType(typeof(KnownBadAnswered), "knownBadAnswered")]
public abstract record LearningEvent(DateTimeOffset At)
{
    public sealed record Decided(DateTimeOffset At, DecisionRecord Record) : LearningEvent(At);

    public sealed record Retrained(DateTimeOffset At, History History) : LearningEvent(At);

    /// <summary>A person's word about something learned. What is null stays as it was.</summary>
    /// <param name="Pinned">Whether it holds whatever the evidence.</param>
    /// <param name="Active">False switches it off, true on again.</param>
    /// <param name="Value">A value of the person's own, or the one that was in effect when it was pinned.</param>
    public sealed record ItemSettled(
        DateTimeOffset At, ItemKey Item, ReviewerId By, bool? Pinned = null, bool? Active = null, string? Value = null) : LearningEvent(At);

    /// <summary>The evidence for it so far is forgotten, and any word about it; new evidence counts from nothing.</summary>
    public sealed record ItemDeleted(DateTimeOffset At, ItemKey Item, ReviewerId By) : LearningEvent(At);

    /// <summary>A reviewer has decided on a planted fault. It says something of the reviewer and nothing of any lead.</summary>
    public sealed record KnownBadAnswered(DateTimeOffset At, ReviewerId By, bool Caught) : LearningEvent(At);
}
