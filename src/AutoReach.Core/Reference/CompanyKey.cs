using System.Text;
using AutoReach.Core.Leads;

namespace AutoReach.Core.Reference;

/// <summary>
/// Which contacts share a dossier: those with the same website, see <see cref="CompanySite"/>, else the same name. No longer
/// than a host may be.
/// </summary>
public static class CompanyKey
{
    private const int MaxBytes = 200, KeptOfLongNames = 40; // characters, of up to four bytes

    public static string For(Prospect prospect) =>
        prospect.Website is { } site ? ForSite(site, prospect.Company) : "name:" + Bounded(prospect.CompanyName.Trim().ToLowerInvariant());

    private static string ForSite(Uri site, string? company) =>
        CompanySite.Of(site, company) is var key && key.Contains('/', StringComparison.Ordinal) ? Bounded(key) : key;

    public static string ForHost(string host)
    {
        var lower = host.ToLowerInvariant().TrimEnd('.');
        return lower.StartsWith("www.", StringComparison.Ordinal) ? lower[4..] : lower;
    }

    /// <summary>A long name's beginning, for those who read keys, and the hash of all of it.</summary>
    private static string Bounded(string name) => Encoding.UTF8.GetByteCount(name) <= MaxBytes
        ? name : $"{string.Concat(name.EnumerateRunes().Take(KeptOfLongNames))}…{Digest.Base32(name, bytes: 16)}";
}
