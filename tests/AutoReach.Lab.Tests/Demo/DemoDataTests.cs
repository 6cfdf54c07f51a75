using AutoReach.Core;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;
using CsvHelper;

namespace AutoReach.Lab.Tests.Demo;

public class DemoDataTests
{
    private static readonly string[] LeadColumns =
        ["first_name", "role", "email", "company", "website", "region", "company_size", "technologies", "description"];

    [Fact]
    public void Demo_has_sixty_described_companies_on_hosts_of_their_own()
    {
        var companies = Companies();
        Assert.Equal(60, companies.Count);
        Assert.Equal(60, companies.Select(company => company.Host).Distinct().Count());
        Assert.All(companies, company =>
        {
            Assert.InRange(company.Description.Split(". ").Length, 2, 4);
            Assert.NotEmpty(company.Industry);
        });
        Assert.Equal(5, companies.Select(company => company.Size).OfType<CompanySize>().Distinct().Count());
    }

    [Fact]
    public void Every_lead_has_a_reserved_address_of_its_own_and_a_company_of_the_demo()
    {
        var leads = Leads();
        var hosts = Companies().ToDictionary(company => company.Host, company => company.Name);
        Assert.InRange(leads.Count, 115, 140);
        Assert.Equal(leads.Count, leads.Select(lead => lead["email"]).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(60, leads.Select(lead => lead["company"]).Distinct().Count());
        Assert.All(leads, lead =>
        {
            Assert.EndsWith(".example", EmailAddress.Of(lead["email"]).Domain, StringComparison.Ordinal);
            Assert.Contains(lead["company"], hosts.Values);
            if (lead["website"].Length > 0)
                Assert.Equal(lead["company"], hosts[CompanyKey.ForHost(new Uri(lead["website"]).Host)]);
        });
    }

    [Fact]
    public void Some_leads_lack_what_real_lists_lack()
    {
        var leads = Leads();
        Assert.Contains(leads, lead => lead["website"].Length == 0);
        Assert.Contains(leads, lead => lead["first_name"].Length == 0);
        Assert.Contains(leads, lead => lead["role"].Length == 0);
        Assert.Contains(leads, lead => lead["company_size"].Length == 0);
    }

    [Fact]
    public void Workflow_fits_a_part_of_the_companies_and_names_one_of_them_as_competitor()
    {
        var workflow = DemoWorkflow.Create(DateTimeOffset.UnixEpoch);
        var companies = Companies();
        var fitting = companies.Count(company => workflow.Profile.Industries.Contains(company.Industry));
        Assert.InRange(fitting, 20, 45);
        Assert.Single(companies, company => workflow.Messaging.Competitors.Contains(company.Name));
        Assert.EndsWith(".example", EmailAddress.Of(workflow.Messaging.Sender.Email).Domain, StringComparison.Ordinal);
        Assert.All(workflow.Messaging.Links, link => Assert.EndsWith(".example", link.Host, StringComparison.Ordinal));
        Assert.Equal(CoreJson.Write(workflow), CoreJson.Write(CoreJson.Read<Workflow>(CoreJson.Write(workflow))));
    }

    private static IReadOnlyList<SampleCompany> Companies()
    {
        using var file = DemoData.OpenCompanies();
        return CompanyFile.Read(file, "companies.csv");
    }

    private static List<Dictionary<string, string>> Leads()
    {
        using var csv = CsvReader.Create(DemoData.OpenLeads());
        var leads = new List<Dictionary<string, string>>();
        while (csv.Read())
            leads.Add(LeadColumns.ToDictionary(column => column, csv.GetString));
        Assert.Equal(LeadColumns, csv.Headers);
        return leads;
    }
}
