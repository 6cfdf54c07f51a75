using AutoReach.Core.Research;

namespace AutoReach.Core.Trust;

/// <summary>What the gate knows of a proposal.</summary>
public sealed record GateInput
{
    public required StageScores Scores { get; init; }

    /// <summary>p in [0,1], by models fitted on earlier decisions only.</summary>
    public required double Confidence { get; init; }

    public double? Width { get; init; }
    public IReadOnlyList<ContextFlag> Flags { get; init; } = [];
    public bool IsHighValue { get; init; }

    /// <summary>A person has asked for this proposal, by a redraft or because the lead was wanted after all: it comes back to people.</summary>
    public bool IsAskedFor { get; init; }

    /// <summary>The workflow is paused, or everything is.</summary>
    public bool IsPaused { get; init; }

    /// <summary>u in [0,1), see <see cref="Audits.SamplingKey"/>: a person sees an eligible item when it is below the sampling rate.</summary>
    public required double Draw { get; init; }
}

/// <summary>What a workflow's trust allows for one action at this moment.</summary>
/// <param name="Level">1 to 4; 1 for an action that a tripwire has stopped.</param>
/// <param name="Threshold">τ in force; null when none is certified.</param>
/// <param name="FullAuto">The user's own τ, which stands in for level and certificate; null: not asked for.</param>
/// <param name="SampleRate">s in [0.1,0.2].</param>
/// <param name="Epoch">Counted from 1.</param>
public sealed record Permission(int Level, double? Threshold, double? FullAuto, double SampleRate, int Epoch)
{
    public double? Tau => FullAuto ?? Threshold;

    /// <summary>Whether an item that went alone earlier could still do so: trust may have been taken back since.</summary>
    public bool StillCovers(GateVerdict verdict) =>
        verdict.Epoch == Epoch && (Level > 1 || FullAuto is not null) && verdict.Confidence >= Tau;
}

/// <summary>Decides who decides, by rules in a fixed order. The first that applies gives the reason.</summary>
public static class Gate
{
    public static GateVerdict Decide(GateInput input, Permission permission)
    {
        var (route, reason) = Rule(input, permission);
        return new GateVerdict(
            route, reason, input.Confidence, input.Scores, permission.Tau,
            Propensity: reason is GateReason.Sample or GateReason.Eligible ? permission.SampleRate : 1,
            permission.Epoch)
        {
            Width = input.Width,
            IsCandidate = !IsFlagged(input) && !input.IsAskedFor && reason != GateReason.HighValue,
        };
    }

    private static (GateRoute, GateReason) Rule(GateInput input, Permission permission)
    {
        if (input.IsPaused)
            return (GateRoute.Held, GateReason.Paused);
        if (IsFlagged(input))
            return (GateRoute.Person, GateReason.Flag);
        if (permission is { Level: 1, FullAuto: null })
            return (GateRoute.Person, GateReason.Level);
        if (input.IsAskedFor || permission.Tau is not { } tau || input.Confidence < tau)
            return (GateRoute.Person, GateReason.Uncertain);
        if (input.IsHighValue && permission.Level >= 3)
            return (GateRoute.Person, GateReason.HighValue);
        return input.Draw < permission.SampleRate
            ? (GateRoute.Person, GateReason.Sample)
            : (GateRoute.Alone, GateReason.Eligible);
    }

    private static bool IsFlagged(GateInput input) => input.Flags.Any(flag => flag.Blocking);
}
