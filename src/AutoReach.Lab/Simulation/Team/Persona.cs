using System.Text.Json;
using AutoReach.Core.Workflows;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>
/// A simulated team, read from a persona file. The pipeline may be told <see cref="Stated"/>; all the rest it has to
/// find out from decisions.
/// </summary>
public sealed record Persona
{
    public required string Name { get; init; }

    /// <summary>Leads that are imported each week, at least 1.</summary>
    public required int LeadsPerWeek { get; init; }

    public required IdealCustomerProfile Stated { get; init; }

    /// <summary>The taste of week 1, as far as no drift begins there.</summary>
    public required Taste Taste { get; init; }

    public required WritingStyle Style { get; init; }

    /// <summary>At least one, with ids of their own.</summary>
    public required IReadOnlyList<TeamReviewer> Reviewers { get; init; }

    public required IReadOnlyList<Drift> Drift { get; init; }

    /// <param name="json">A persona file: every field is needed, lists may be empty, fields of other names are left alone.</param>
    /// <exception cref="InvalidPersonaException">The text is not JSON, or a field is missing or wrong.</exception>
    public static Persona Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return PersonaFile.Read(new PersonaField("the persona file", document.RootElement));
        }
        catch (JsonException problem)
        {
            throw new InvalidPersonaException($"The persona file is not JSON: {problem.Message} Write one object with the fields {PersonaFile.Fields}.");
        }
    }

    /// <param name="week">From 1. A drift holds from its week on; of two that name the same attribute the later one counts.</param>
    public Taste TasteIn(int week)
    {
        var weights = new Dictionary<string, double>(Taste.Weights, StringComparer.OrdinalIgnoreCase);
        foreach (var drift in Drift.Where(drift => drift.Week <= week).OrderBy(drift => drift.Week))
            foreach (var (attribute, weight) in drift.Weights)
                weights[attribute] = weight;
        return Taste with { Weights = weights };
    }
}
