namespace AutoReach.Lab.Simulation.Team;

/// <summary>What a simulated reviewer knows of a lead: the columns of the lead file as they stand there; null where a cell is empty.</summary>
/// <param name="Region">The whole cell, as in <c>americas-europe</c>.</param>
/// <param name="CompanySize">A band's name, as in <c>small</c>.</param>
public sealed record SeenLead(
    string Id, string? FirstName, string? Role, string? Company, string? Region, string? CompanySize, IReadOnlyList<string> Technologies, string? Description);
