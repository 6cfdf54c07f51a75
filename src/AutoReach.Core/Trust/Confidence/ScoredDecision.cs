namespace AutoReach.Core.Trust.Confidence;

/// <summary>A decision that a person made on a proposal.</summary>
/// <param name="Raw">The proposal's raw score in [0,1].</param>
/// <param name="Agreed">Whether the person left action and content unchanged.</param>
/// <param name="Weight">1/π, how many proposals this one stands for; any finite number above 0, only ratios matter.</param>
public readonly record struct ScoredDecision(double Raw, bool Agreed, double Weight);
