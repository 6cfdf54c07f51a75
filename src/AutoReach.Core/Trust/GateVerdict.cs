using System.Text.Json.Serialization;

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
    GateRoute Route, GateReason Reason, double Confidence, StageScores Scores, double? Threshold, double Propensity, int Epoch)
{
    /// <summary>How far the two Venn–Abers probabilities lie apart, in [0,1]; null while a parametric calibrator speaks.</summary>
    public double? Width { get; init; }

    /// <summary>
    /// Whether some threshold would let the AI act alone on this item. Only such items say something about thresholds:
    /// flagged and high-value ones, and those that a person asked to see again, never go alone.
    /// </summary>
    public bool IsCandidate { get; init; } = true;

    /// <summary>The AI was free to act alone, whether or not the draw then showed the item to a person.</summary>
    [JsonIgnore]
    public bool IsEligible => Reason is GateReason.Eligible or GateReason.Sample;
}
