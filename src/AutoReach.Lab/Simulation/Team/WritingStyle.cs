namespace AutoReach.Lab.Simulation.Team;

public enum Formality { Casual, Neutral, Formal }

/// <summary>How an email begins after its greeting.</summary>
public enum OpeningStyle { Observation, Question, Compliment, Direct }

/// <summary>What an email asks for in the end.</summary>
public enum CallStyle { Question, Calendar, Soft, Direct }

/// <summary>How a simulated team wants its emails.</summary>
/// <param name="MaxWords">Most words of a whole body, greeting and sign-off counted.</param>
/// <param name="Avoid">Phrases that must not stand in it, compared without case and as whole words.</param>
/// <param name="SignOff">The words above the sender's name, without a comma: <c>Best</c>.</param>
public sealed record WritingStyle(
    int MaxWords, Formality Formality, OpeningStyle Opening, CallStyle CallToAction, IReadOnlyList<string> Avoid, string SignOff);
