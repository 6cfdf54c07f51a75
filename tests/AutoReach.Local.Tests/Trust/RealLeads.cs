using System.Globalization;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;

namespace AutoReach.Local.Tests.Trust;

/// <summary>
/// Contacts at real companies, in the order in which they are imported: thirty each at the demo's sixty, or those of the
/// files that <c>AUTOREACH_LEADS</c> and <c>AUTOREACH_COMPANIES</c> name.
/// </summary>
internal static class RealLeads
{
    private const int ContactsEach = 30;

    private static readonly string[] Roles =
        ["Chief Technology Officer", "VP of Engineering", "Director of Engineering", "Head of Platform", "Head of Infrastructure",
            "Head of Developer Experience"];

    private static string? LeadsFile => Environment.GetEnvironmentVariable("AUTOREACH_LEADS");

    public static Func<Stream> OpenCompanies =>
        Environment.GetEnvironmentVariable("AUTOREACH_COMPANIES") is { } file ? () => File.OpenRead(file) : DemoData.OpenCompanies;

    /// <returns>CSV files of at most so many rows each, every one with its header.</returns>
    public static IEnumerable<string> InWeeks(int perWeek)
    {
        var lines = LeadsFile is { } file ? File.ReadAllLines(file) : [.. Made()];
        return lines.Skip(1).Chunk(perWeek).Select(week => string.Join('\n', week.Prepend(lines[0])));
    }

    private static IEnumerable<string> Made()
    {
        using var companies = DemoData.OpenCompanies();
        var known = CompanyFile.Read(companies, "companies.csv").ToList();
        yield return "email,first_name,role,company,website";
        for (var contact = 0; contact < ContactsEach; contact++)
            foreach (var company in known)
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"person{contact}@{company.Host.Replace('.', '-')}.example,Kim,{Roles[contact % Roles.Length]}"
                        + $",\"{company.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{company.Website}");
    }
}
