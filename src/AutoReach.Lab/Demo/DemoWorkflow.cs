using AutoReach.Core;
using AutoReach.Core.Reference;
using AutoReach.Core.Workflows;

namespace AutoReach.Lab.Demo;

/// <summary>
/// The demo's seller: a small team that sells an analyser of CI cost to engineering leaders. About half of the
/// demo's companies fit; agencies of the wrong kind, shops and one competitor are there to be turned down.
/// </summary>
public static class DemoWorkflow
{
    public static readonly WorkflowId Id = new("wf_demo");

    /// <param name="now">When the demo was set up.</param>
    public static Workflow Create(DateTimeOffset now) => new()
    {
        Id = Id,
        Version = 1,
        Name = "Pipewise to engineering leaders",
        TimeZone = "Europe/Berlin",
        Profile = Profile,
        Messaging = Messaging,
        QualityBar = new QualityBar { MinimumFit = 0.5 },
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static IdealCustomerProfile Profile => new()
    {
        Industries = ["developer tools", "cloud infrastructure", "security", "databases", "data integration", "financial technology"],
        CompanySizes = [CompanySize.Small, CompanySize.Medium, CompanySize.Large],
        Regions = ["europe", "americas", "worldwide"],
        Technologies = ["go", "python", "javascript", "ruby", "java", "devops", "cloud"],
        Roles =
        [
            "Chief Technology Officer", "VP of Engineering", "Director of Engineering", "Head of Platform",
            "Head of Infrastructure", "Head of Developer Experience",
        ],
        Keywords = ["continuous integration", "pipelines", "tests", "Kubernetes", "developers", "open source"],
        ExcludeKeywords = ["gambling", "tobacco", "weapons"],
    };

    private static MessagingGuide Messaging => new()
    {
        Offer = "Pipewise reads CI logs and shows which jobs, flaky tests and idle runners cost the most. "
            + "Teams usually find a quarter of their CI bill within the first week.",
        Tone = Tone.Neutral,
        AlwaysInclude = ["CI bill"],
        NeverInclude = ["revolutionary", "game-changing", "synergy", "just following up", "guarantee"],
        SignOff = "Best regards",
        Links = [new Uri("https://pipewise.example/"), new Uri("https://pipewise.example/sample-report")],
        CalendarLink = new Uri("https://calendar.pipewise.example/mira/20min"),
        Competitors = ["Datadog", "CloudBees"],
        Sender = new Sender
        {
            Name = "Mira Kovac",
            Email = "mira@pipewise.example",
            PostalAddress = "Pipewise Ltd, 14 Harbour Row, Rostock 18055, Germany",
        },
    };
}
