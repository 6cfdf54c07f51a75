using AutoReach.Core.Reference;

namespace AutoReach.Lab.SampleWebs;

/// <summary>One row of a companies file: what its sample website is made from.</summary>
/// <param name="Name">As shown to visitors.</param>
/// <param name="Website">Absolute http or https address; its host is what the site answers to.</param>
/// <param name="Region">As in <c>americas-europe</c>; empty when unknown.</param>
/// <param name="Size">Null: unknown, and the site keeps silent about its head count.</param>
/// <param name="Technologies">Tags such as <c>go</c> or <c>sql</c>.</param>
/// <param name="Offices">Free text; several are separated by semicolons or line ends.</param>
/// <param name="Description">A few sentences on what the company does.</param>
/// <param name="Industry">Empty when the file has none.</param>
/// <param name="Founded">Year, null when unknown.</param>
public sealed record SampleCompany(
    string Name, Uri Website, string Region, CompanySize? Size, IReadOnlyList<string> Technologies,
    string Offices, string Description, string Industry, int? Founded)
{
    /// <summary>As a Host header spells it: ASCII, lower case, without <c>www.</c> and port.</summary>
    public string Host { get; } = CompanyKey.ForHost(Website.IdnHost);
}
