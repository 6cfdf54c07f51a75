using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Qualification;

internal static class Given
{
    public static readonly DateTimeOffset Today = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public static Prospect Prospect(string? role = null, string? region = null, CompanySize? size = null, params string[] technologies) => new()
    {
        Email = EmailAddress.Of("ada@kelpworks.example"),
        FirstName = "Ada",
        Role = role,
        Company = "Kelpworks",
        Website = new Uri("https://kelpworks.example/"),
        Region = region,
        CompanySize = size,
        Technologies = technologies,
    };

    public static Dossier Dossier(params (FactKind Kind, string Value)[] facts) => new()
    {
        Company = "kelpworks.example",
        Version = "1",
        ResearchedAt = Today,
        Facts = [.. facts.Select(fact => Fact(fact.Kind, fact.Value))],
    };

    public static Fact Fact(FactKind kind, string value)
    {
        const string source = "https://kelpworks.example/about";
        return new Fact(Core.Research.Fact.IdOf(kind, value, source), kind, value, source, value, Today);
    }

    public static Workflow Workflow(IdealCustomerProfile profile) => new() { Id = new("wf"), Name = "Spring", Profile = profile };
}
