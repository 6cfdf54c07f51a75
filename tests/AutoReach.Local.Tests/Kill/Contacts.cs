using System.Text.Json;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;

namespace AutoReach.Local.Tests.Kill;

/// <summary>Ever new contacts at companies that the sample web has sites of.</summary>
internal sealed class Contacts
{
    private const int Companies = 12; // few: a company is researched once

    private readonly IReadOnlyList<SampleCompany> _companies;
    private int _requests;
    private int _contacts;

    public Contacts()
    {
        using var file = DemoData.OpenCompanies();
        _companies = [.. CompanyFile.Read(file, "companies.csv").Take(Companies)];
    }

    public IntakeRequest NextRequest(int rows) =>
        new($"request-{++_requests}", JsonSerializer.Serialize(Enumerable.Range(0, rows).Select(_ => Next())), rows);

    private object Next()
    {
        var company = _companies[_contacts % _companies.Count];
        return new
        {
            email = $"person{++_contacts}@{company.Host.Replace('.', '-')}.example",
            company = company.Name,
            website = company.Website,
            firstName = "Kim",
            role = "Director of Engineering",
        };
    }
}
