using System.Text.RegularExpressions;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;

namespace AutoReach.Rules.Reading;

/// <summary>What the site calls the company: structured data, its declared site name, the copyright line, its title.</summary>
internal static partial class NameFinder
{
    private static readonly string[] OrganisationTypes =
        ["Organization", "Corporation", "LocalBusiness", "OnlineBusiness", "NewsMediaOrganization", "EducationalOrganization", "NGO", "ProfessionalService",
            "WebSite", "Brand"];

    public static void Find(IReadOnlyList<ReadablePage> pages, Findings findings)
    {
        foreach (var page in pages)
        {
            if (page.SiteName is { Length: > 1 and <= 60 } siteName)
                findings.Add(FactKind.Name, siteName, page, siteName);
            foreach (var value in page.Structured)
                if (value.Property is "name" or "legalName" && IsOrganisation(value.Type) && value.Value.Length is > 1 and <= 60 && value.Item <= 3)
                    findings.Add(FactKind.Name, value.Value, page, value.Value);
            if (Copyright().Match(page.Copyright) is { Success: true } match)
                findings.Add(FactKind.Name, match.Groups["name"].Value.Trim(), page, match.Groups["name"].Value.Trim());
        }
        if (findings.Count(FactKind.Name) == 0 && pages is [var first, ..] && TitleName(first) is { } name)
            findings.Add(FactKind.Name, name, first, name);
    }

    internal static bool IsOrganisation(string type) => OrganisationTypes.Contains(type);

    /// <summary>The part of the title that the host confirms: <c>Acme</c> of <c>Acme – Anvils for all</c> on acme.example.</summary>
    private static string? TitleName(ReadablePage page)
    {
        var label = RegistrableHost.NameLabel(page.Address.IdnHost);
        return TitleBreak().Split(page.Title).Select(part => part.Trim())
            .FirstOrDefault(part => part.Length is > 1 and <= 40 && CompanyNames.Agree(part, label));
    }

    [GeneratedRegex(
        @"(?:©|\(c\)|Copyright)[\s©]*(?:Copyright\s*)?(?:(?:19|20)\d\d\s*(?:[-–—]\s*(?:(?:19|20)\d\d|present)\s*)?)?,?\s*(?:by\s+)?(?<name>\p{Lu}[\p{"
            + @"L}\p{N}&'’.\-]*(?:\s+[\p{Lu}\p{N}&][\p{L}\p{N}&'’\-]*){0,4}?)(?:,?\s+(?:Inc|LLC|Ltd|Limited|GmbH|Corp|AG|SAS|BV)\b|\s*[.,|·•–—]"
            + @"|\s+(?:19|20)\d\d|\s+All\b|\s*$)")]
    private static partial Regex Copyright();

    [GeneratedRegex(@"\s+[|\-–—·•»]\s+|:\s+")]
    private static partial Regex TitleBreak();
}
