using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Research.Signals;

/// <summary>Whether the team is in touch with a company already, by the list that it states.</summary>
public static class Relationships
{
    /// <returns>A blocking flag; null when the company is on no list.</returns>
    public static ContextFlag? Stated(RelationshipPolicy policy, Prospect prospect)
    {
        foreach (var known in policy.Companies)
            if (Means(known, prospect))
                return new ContextFlag(
                    FlagKind.Relationship, Blocking: true, $"{prospect.CompanyName} is on the list of companies that you are in touch with: {known.Trim()}.");
        return null;
    }

    /// <summary>A domain means the company's site or its mail, anything else its name.</summary>
    private static bool Means(string known, Prospect prospect)
    {
        var text = known.Trim();
        if (text.Contains('.', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal))
        {
            var host = CompanyKey.ForHost(text);
            return prospect.Email.Domain == host || (prospect.Website is { } site && CompanyKey.ForHost(site.IdnHost) == host);
        }
        return prospect.Company is { } company && CompanyNames.Plain(company) == CompanyNames.Plain(text);
    }
}
