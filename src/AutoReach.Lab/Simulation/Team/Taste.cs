using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>What a team wants, as a linear score over a lead's attributes.</summary>
/// <param name="Bias">The score of a lead without any attribute that has a weight.</param>
/// <param name="Weights">By attribute: <c>role=</c>, <c>companySize=</c>, <c>region=</c>, <c>technology=</c> or <c>keyword=</c> and a
/// value, compared without case.</param>
public sealed partial record Taste(double Bias, IReadOnlyDictionary<string, double> Weights)
{
    /// <returns>Bias plus the weights of all attributes that the lead has. Above 0 it is wanted, as far as a reviewer adds no strictness.</returns>
    public double LogOddsOf(SeenLead lead) => Bias + Weights.Where(weight => Has(lead, weight.Key)).Sum(weight => weight.Value);

    internal static bool IsAttribute(string text) => Attribute().IsMatch(text);

    private static bool Has(SeenLead lead, string attribute)
    {
        var match = Attribute().Match(attribute);
        var value = match.Groups["value"].Value;
        return match.Groups["name"].Value.ToLowerInvariant() switch
        {
            "role" => Same(lead.Role, value),
            "companysize" => Same(lead.CompanySize, value),
            "region" => Same(lead.Region, value),
            "technology" => lead.Technologies.Any(technology => Same(technology, value)),
            "keyword" => Words().Matches(lead.Description ?? "").Any(word => word.Value.StartsWith(value, StringComparison.OrdinalIgnoreCase)),
            _ => false,
        };
    }

    private static bool Same(string? cell, string value) => string.Equals(cell?.Trim(), value, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*(?<name>role|companySize|region|technology|keyword)\s*=\s*(?<value>\S(?:.*\S)?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Words();
}

/// <summary>A change of taste.</summary>
/// <param name="Week">The first week, from 1, in which it holds.</param>
/// <param name="Weights">Replace the weights of the same attributes; all others stay.</param>
public sealed record Drift(int Week, IReadOnlyDictionary<string, double> Weights);
