using AutoReach.Core.Leads;

namespace AutoReach.Core.Research;

/// <summary>Which contacts share a dossier: those with the same website host, else the same name.</summary>
public static class CompanyKey
{
    public static string For(Prospect prospect) =>
        prospect.Website is { } site ? ForHost(site.Host) : "name:" + prospect.CompanyName.Trim().ToLowerInvariant();

    public static string ForHost(string host)
    {
        var lower = host.ToLowerInvariant().TrimEnd('.');
        return lower.StartsWith("www.", StringComparison.Ordinal) ? lower[4..] : lower;
    }
}
