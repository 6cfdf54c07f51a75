using System.Globalization;
using System.Text.Json.Nodes;

namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>A schema.org Organization as JSON-LD. The JSON encoder escapes angle brackets, so no value can end the script.</summary>
internal static class StructuredData
{
    public static Html Organization(Site site)
    {
        var data = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Organization",
            ["name"] = site.Name,
            ["url"] = site.Company.Website.AbsoluteUri,
            ["logo"] = site.Address("/assets/logo.svg").AbsoluteUri,
        };
        if (site.Seed.Chance("jsonld/description", 60))
            data["description"] = site.Company.Description;
        if (site.Company.Founded is { } year && site.Seed.Chance("jsonld/founded", 50))
            data["foundingDate"] = year.ToString(CultureInfo.InvariantCulture);
        if (site.HeadCount is { } people && site.Seed.Chance("jsonld/people", 40))
            data["numberOfEmployees"] = new JsonObject { ["@type"] = "QuantitativeValue", ["value"] = people };
        if (site.Offices.Count > 0 && site.Seed.Chance("jsonld/address", 40))
            data["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressLocality"] = site.Offices[0] };
        return new Html($"<script type=\"application/ld+json\">{data.ToJsonString()}</script>\n");
    }
}
