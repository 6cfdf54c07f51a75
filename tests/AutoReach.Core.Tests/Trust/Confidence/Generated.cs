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

    public static readonly Gen<Observation> Observation =
        from raw in Raw
        from percent in Gen.Choose(0, 99)
        from weight in Weight
        select new Observation(raw, percent < 100 * raw, weight);

    public static readonly Gen<Observation[]> Observations = Gen.ListOf(Observation).Select(list => list.ToArray());

    public static readonly Gen<Observation[]> SomeObservations = Gen.NonEmptyListOf(Observation).Select(list => list.ToArray());
}
