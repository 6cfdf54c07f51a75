using System.Globalization;
using System.Text;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Lab.Demo;
using AutoReach.Lab.Simulation.Team;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Intake;
using AutoReach.Rules;

namespace AutoReach.Lab.Tests.Simulation;

/// <summary>
/// First emails as the real drafter writes them to the demo's leads, or to those of the file that <c>AUTOREACH_LEADS</c>
/// names: every tone, several offers, with and without links and with more or less known of the company.
/// </summary>
internal static class RealDrafts
{
    public const string SenderName = "Ida Moe";
    public static readonly Uri CalendarLink = new("https://cal.example/ida?days=30");

    private static readonly DateTimeOffset Today = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Offers =
    [
        "We help dive crews plan their week. It takes a morning to set up.",
        "Pipewise reads CI logs and shows which jobs cost the most. Teams usually find a quarter of their bill within the first week. It doesn't need "
            + "an agent!",
        "Onboarding software for teams that grow fast",
        "Tells you which of your customers are about to leave. You'll know why, too.",
        "",
    ];

    private static readonly IReadOnlyList<Fact>[] Known =
    [
        [],
        [Fact(FactKind.Hiring, "Senior Backend Engineer"), Fact(FactKind.Hiring, "Marketing Manager")],
        [Fact(FactKind.News, "A release with more power: great new dashboards launched")],
    ];

    public static IEnumerable<(Tone Tone, Prospect Prospect, Draft Draft)> Write(int leads, int each)
    {
        var prospects = Prospects();
        for (var at = 0; at < leads; at++)
            for (var n = 0; n < each; n++)
                yield return Write(prospects[at * prospects.Count / leads], at + n, string.Create(CultureInfo.InvariantCulture, $"{at}/{n}"));
    }

    public static SeenLead Seen(Prospect prospect) => new(
        prospect.Email.Value, prospect.FirstName, prospect.Role, prospect.Company, prospect.Region, prospect.CompanySize?.ToString(), prospect.Technologies,
        prospect.Description);

    private static (Tone, Prospect, Draft) Write(Prospect prospect, int mix, string seed)
    {
        var tone = (Tone)(mix % 3);
        var workflow = new Workflow
        {
            Id = new("wf"),
            Name = "Spring",
            Profile = new() { Technologies = ["go", "python", "cloud", "javascript"] },
            Messaging = new()
            {
                Offer = Offers[mix % Offers.Length],
                Tone = tone,
                Sender = new() { Name = SenderName, Email = "ida@tideplan.example" },
                CalendarLink = mix % 4 == 0 ? null : CalendarLink,
                Links = mix % 2 == 0 ? [] : [new("https://tideplan.example/tour?from=mail")],
            },
        };
        var dossier = new Dossier { Company = "c", Version = "1", ResearchedAt = Today, Facts = Known[mix / 3 % Known.Length] };
        var request = new DraftRequest(workflow, prospect, dossier, [], StyleProfile.Nothing, 1, null, null, seed);
        return (tone, prospect, new RulesDrafter().DraftAsync(request, CancellationToken.None).Result);
    }

    private static List<Prospect> Prospects()
    {
        using var file = Environment.GetEnvironmentVariable("AUTOREACH_LEADS") is { } path ? File.OpenRead(path) : DemoData.OpenLeads();
        return [.. LeadCsv.ReadAsync(file, Encoding.UTF8, CancellationToken.None).ToBlockingEnumerable()
            .Select(row => ProspectParser.Parse(row)).OfType<ParsedProspect.Accepted>().Select(accepted => accepted.Prospect)];
    }

    private static Fact Fact(FactKind kind, string value)
    {
        const string source = "https://site.example/about";
        return new(Core.Research.Fact.IdOf(kind, value, source), kind, value, source, value, Today, kind == FactKind.News ? Today.AddDays(-9) : null);
    }
}
