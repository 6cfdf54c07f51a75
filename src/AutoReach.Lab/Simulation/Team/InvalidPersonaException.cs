namespace AutoReach.Lab.Simulation.Team;

/// <summary>A persona file that cannot be used. The message names the field by its path (<c>reviewers[0].hours</c>) and says what to write.</summary>
public sealed class InvalidPersonaException(string message) : Exception(message);
