using AutoReach.Core.Research;
using AutoReach.Core.Trust;

namespace AutoReach.Core.Learning.Habits;

/// <summary>Why a proposal was an exception: a blocking flag of one kind, or the AI's own doubt.</summary>
/// <param name="Flag">Null: the AI was not sure enough.</param>
public readonly record struct Concern(FlagKind? Flag)
{
    public static readonly Concern Uncertain = new(null);

    /// <summary>As on the wire: <c>layoffs</c>, <c>messagingRule</c>, <c>uncertain</c>.</summary>
    public string Word => Flag is { } kind ? CoreJson.Write(kind).Trim('"') : "uncertain";

    /// <summary>Each kind once.</summary>
    public static IReadOnlyList<Concern> Of(IEnumerable<FlagKind> blocking, GateReason? reason) =>
        [.. blocking.Distinct().Select(kind => new Concern(kind)), .. reason == GateReason.Uncertain ? [Uncertain] : Array.Empty<Concern>()];
}

/// <summary>How often people changed something where a concern was raised.</summary>
/// <param name="Changed">Decisions that did not leave the proposal as it was, of those on proposals that it was raised on.</param>
public sealed record ConcernRate(Concern Concern, CountedShare Changed);
