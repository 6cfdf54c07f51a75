using System.Text.Json.Serialization;
using AutoReach.Core.Research;

namespace AutoReach.Core.Trust;

public enum GateRoute { Person, Alone, Held }

public enum GateReason { Level, Uncertain, Flag, HighValue, Sample, Paused, Eligible }

/// <summary>The three stages' raw scores, each in [0,1].</summary>
/// <param name="Research">r.</param>
/// <param name="Qualification">q.</param>
/// <param name="Email">e; for a skip there is no email and it is 1.</param>
public sealed record StageScores(double Research, double Qualification, double Email)
{
    [JsonIgnore]
    public double Raw => Research * Qualification * Email;
}

/// <summary>How a proposal was routed and on what numbers; stored before anything acts on it, never recomputed.</summary>
/// <param name="Confidence">p, the probability in [0,1] that a person would agree.</param>
/// <param name="Threshold">τ in force for this action; null when none is certified.</param>
/// <param name="Propensity">π in (0,1], the probability, fixed before routing, that a person sees the item.</param>
/// <param name="Epoch">Which models, prompts and stated profile, counted from 1.</param>
public sealed record GateVerdict(
    GateRoute Route, GateReason Reason, double Confidence, StageScores Scores, double? Threshold, double Propensity, int Epoch);

/// <summary>Decides who decides, in a fixed order: pause, blocking flags, level.</summary>
public static class Gate
{
    /// <summary>Level 1: a person sees everything, so each item is seen with certainty (propensity 1).</summary>
    public static GateVerdict Decide(StageScores scores, IReadOnlyList<ContextFlag> flags, bool paused)
    {
        var (route, reason) = paused ? (GateRoute.Held, GateReason.Paused)
            : flags.Any(flag => flag.Blocking) ? (GateRoute.Person, GateReason.Flag)
            : (GateRoute.Person, GateReason.Level);
        return new GateVerdict(route, reason, Confidence: scores.Raw, scores, Threshold: null, Propensity: 1, Epoch: 1);
    }
}
