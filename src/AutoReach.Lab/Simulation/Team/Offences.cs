namespace AutoReach.Lab.Simulation.Team;

/// <summary>What offends a reviewer in an email.</summary>
/// <param name="AvoidedPhrases">Those of the style's phrases that stand in it, as the style spells them.</param>
public sealed record Offences(bool TooLong, IReadOnlyList<string> AvoidedPhrases, bool Opening, bool CallToAction, bool Formality)
{
    /// <summary>True for an email that can go as it is.</summary>
    public bool None => !TooLong && AvoidedPhrases.Count == 0 && !Opening && !CallToAction && !Formality;
}
