using AutoReach.Core.Trust.Confidence;
using FsCheck;
using FsCheck.Fluent;

namespace AutoReach.Core.Tests.Trust.Confidence;

/// <summary>Decisions with many equal raw scores and the weights that auditing at several rates gives.</summary>
internal static class Generated
{
    public static readonly Gen<double> Raw = Gen.OneOf(
        Gen.Choose(0, 12).Select(step => step / 12.0),
        Gen.Choose(0, 1_000_000).Select(step => step / 1e6));

    public static readonly Gen<double> Weight = Gen.OneOf(
        Gen.Elements(1.0, 5, 10),
        Gen.Choose(1, 100_000).Select(step => step / 1e3));

    public static readonly Gen<ScoredDecision> ScoredDecision =
        from raw in Raw
        from percent in Gen.Choose(0, 99)
        from weight in Weight
        select new ScoredDecision(raw, percent < 100 * raw, weight);

    public static readonly Gen<ScoredDecision[]> Observations = Gen.ListOf(ScoredDecision).Select(list => list.ToArray());

    public static readonly Gen<ScoredDecision[]> SomeObservations = Gen.NonEmptyListOf(ScoredDecision).Select(list => list.ToArray());
}
