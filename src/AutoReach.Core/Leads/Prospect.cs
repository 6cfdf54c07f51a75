using System.Text.Json.Serialization;
using AutoReach.Core.Reference;

namespace AutoReach.Core.Leads;

/// <summary>Who a lead is about, as imported: a contact and the company. Parsed once, trusted afterwards.</summary>
public sealed record Prospect
{
    public required EmailAddress Email { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Role { get; init; }
    public string? Company { get; init; }
    public Uri? Website { get; init; }

    /// <summary>Lower case, several joined by hyphens as in <c>americas-europe</c>.</summary>
    public string? Region { get; init; }

    public CompanySize? CompanySize { get; init; }
    public string? Industry { get; init; }
    public IReadOnlyList<string> Technologies { get; init; } = [];
    public string? Description { get; init; }
    public string? Source { get; init; }

    /// <summary>What the deal may be worth, in the team's currency; decides who is high value.</summary>
    public decimal? Value { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>What to call the company in text; from the site's host when no name was given.</summary>
    [JsonIgnore]
    public string CompanyName => Company ?? Website?.Host ?? Email.Domain;
}
