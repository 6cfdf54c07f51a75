using System.Text.Json.Serialization;
using AutoReach.Core.Research;

namespace AutoReach.Core.Qualification;

public enum QualificationVerdict { Qualified, Unqualified }

/// <summary>Why a lead fits or does not.</summary>
/// <param name="Text">A sentence fragment for people: <c>size small matches</c>.</param>
/// <param name="Contribution">Its part of the fit's log-odds; positive speaks for the lead.</param>
public sealed record FitReason(string Text, double Contribution);

/// <param name="Fit">Probability that the team wants this lead, in [0,1].</param>
/// <param name="Verdict">Fit against the workflow's quality bar; an excluded keyword is always unqualified.</param>
/// <param name="Reasons">Largest contributions first.</param>
/// <param name="Score">Stage score q in [0,1]: how sure the verdict is, whichever it is.</param>
public sealed record QualificationResult(double Fit, QualificationVerdict Verdict, IReadOnlyList<FitReason> Reasons, double Score)
{
    /// <summary>Fit in [0,1] before anything learned spoke; null where nothing did.</summary>
    public double? Opinion { get; init; }

    /// <summary>What the qualifier came upon that a person has to look at; kept with the lead's other flags.</summary>
    [JsonIgnore]
    public IReadOnlyList<ContextFlag> Flags { get; init; } = [];
}
