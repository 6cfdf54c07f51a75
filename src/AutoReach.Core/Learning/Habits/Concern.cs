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
/// <param name="Raised">Decisions on proposals that it was raised on.</param>
/// <param name="Changed">Those of them that did not leave the proposal as it was.</param>
public sealed record ConcernRate(Concern Concern, int Raised, int Changed)
{
    private const double Quantile90 = 1.645;

    /// <summary>In [0,1].</summary>
    public double Share => (double)Changed / Raised;

    /// <summary>Within [0,1], with 90 % confidence; see <see cref="Binomial.WilsonInterval"/>.</summary>
    public (double Low, double High) Interval => Binomial.WilsonInterval(Share, Raised, Quantile90);
}
