using System.Text.Json.Serialization;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Learning;

/// <summary>One thing that memory is folded from. Append-only and ordered; names and members stand in storage.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Retrained), "retrained")]
[JsonDerivedType(typeof(KnownBadAnswered), "knownBadAnswered")]
public abstract record LearningEvent(DateTimeOffset At)
{
    public sealed record Decided(DateTimeOffset At, DecisionRecord Record) : LearningEvent(At);

    public sealed record Retrained(DateTimeOffset At, History History) : LearningEvent(At);

    /// <summary>A reviewer has decided on a planted fault. It says something of the reviewer and nothing of any lead.</summary>
    public sealed record KnownBadAnswered(DateTimeOffset At, ReviewerId By, bool Caught) : LearningEvent(At);
}
