using AutoReach.Core.Reference;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Workflows;

public class WorkflowRulesTests
{
    private const string Sample = """
        { "name": "Developer tools, Europe", "timeZone": "Europe/Berlin", "state": "running",
          "profile": { "industries": ["software"], "companySizes": ["small", "medium"], "regions": ["europe"], "technologies": ["go"], "roles": ["cto"], "keywords": ["developer"], "excludeKeywords": ["agency"] },
          "messaging": { "offer": "Build caching that halves waiting time.", "tone": "casual", "alwaysInclude": ["free trial"], "neverInclude": ["synergy"], "signOff": "Cheers",
                         "links": ["https://cache.example/docs"], "calendarLink": null,
                         "sender": { "name": "Kim Doe", "email": "kim@cache.example", "postalAddress": "1 Main Street\nSpringfield" } },
          "qualityBar": { "minimumFit": 0.5 },
          "trust": { "tolerance": 0.10, "confidence": 0.95, "floor": 0.60, "reviewsForLevel2": 50, "autoPromote": false },
          "review": { "reminderAfter": "P1D", "escalateAfter": "P3D", "expireAfter": "P14D", "digestTo": ["team@cache.example"] },
          "sending": { "transport": "outbox" } }
        """;

    private static readonly Workflow Sound = CoreJson.Read<Workflow>(Sample);

    [Fact]
    public void Sample_of_the_contract_is_understood_and_sound()
    {
        Assert.Empty(WorkflowRules.Check(Sound));
        Assert.Equal([CompanySize.Small, CompanySize.Medium], Sound.Profile.CompanySizes);
        Assert.Equal(Tone.Casual, Sound.Messaging.Tone);
        Assert.Equal(TimeSpan.FromDays(3), Sound.Review.EscalateAfter);
        Assert.Equal(Transport.Outbox, Sound.Sending.Transport);
    }

    [Fact]
    public void Everything_but_the_name_has_a_default_that_is_sound() =>
        Assert.Empty(WorkflowRules.Check(CoreJson.Read<Workflow>("""{"name":"Plain"}""")));

    public static TheoryData<string, Workflow> Problems()
    {
        var long201 = new string('x', 201);
        string[] tooMany = [.. Enumerable.Repeat("x", 201)];
        return new()
        {
            { "name", Sound with { Name = " " } },
            { "name", Sound with { Name = long201 } },
            { "name", Sound with { Name = "a\nBcc: x" } },
            { "timeZone", Sound with { TimeZone = "Mars/Olympus" } },
            { "timeZone", Sound with { TimeZone = "" } },
            { "profile.industries", Sound with { Profile = new() { Industries = [""] } } },
            { "profile.regions", Sound with { Profile = new() { Regions = [long201] } } },
            { "profile.technologies", Sound with { Profile = new() { Technologies = tooMany } } },
            { "profile.roles", Sound with { Profile = new() { Roles = ["a\nb"] } } },
            { "profile.keywords", Sound with { Profile = new() { Keywords = [null!] } } },
            { "profile.excludeKeywords", Sound with { Profile = new() { ExcludeKeywords = [" "] } } },
            { "messaging.offer", Sound with { Messaging = Sound.Messaging with { Offer = new string('x', 1001) } } },
            { "messaging.offer", Sound with { Messaging = Sound.Messaging with { Offer = "a\0b" } } },
            { "messaging.alwaysInclude", Sound with { Messaging = Sound.Messaging with { AlwaysInclude = [""] } } },
            { "messaging.neverInclude", Sound with { Messaging = Sound.Messaging with { NeverInclude = tooMany } } },
            { "messaging.competitors", Sound with { Messaging = Sound.Messaging with { Competitors = ["\t"] } } },
            { "messaging.links", Sound with { Messaging = Sound.Messaging with { Links = [new Uri("javascript:alert(1)")] } } },
            { "messaging.links", Sound with { Messaging = Sound.Messaging with { Links = [new Uri("/docs", UriKind.Relative)] } } },
            { "messaging.links", Sound with { Messaging = Sound.Messaging with { Links = [null!] } } },
            { "messaging.calendarLink", Sound with { Messaging = Sound.Messaging with { CalendarLink = new Uri("ftp://x.example") } } },
            { "messaging.signOff", Sound with { Messaging = Sound.Messaging with { SignOff = "a\nb" } } },
            { "messaging.sender.name", Sound with { Messaging = Sound.Messaging with { Sender = new() { Name = "Kim\r\nBcc: x@y.example" } } } },
            { "messaging.sender.email", Sound with { Messaging = Sound.Messaging with { Sender = new() { Email = "kim" } } } },
            { "messaging.sender.email", Sound with { Messaging = Sound.Messaging with { Sender = new() }, Sending = new() { Transport = Transport.Smtp } } },
            { "messaging.sender.postalAddress", Sound with { Messaging = Sound.Messaging with { Sender = new() { PostalAddress = new string('x', 501) } } } },
            { "messaging.sender.postalAddress", Sound with { Messaging = Sound.Messaging with { Sender = new() { PostalAddress = "1 Main\vStreet" } } } },
            { "qualityBar.minimumFit", Sound with { QualityBar = new() { MinimumFit = 1.01 } } },
            { "qualityBar.minimumFit", Sound with { QualityBar = new() { MinimumFit = double.NaN } } },
            { "trust.tolerance", Sound with { Trust = new() { Tolerance = 0 } } },
            { "trust.confidence", Sound with { Trust = new() { Confidence = 1 } } },
            { "trust.floor", Sound with { Trust = new() { Floor = -0.1 } } },
            { "trust.reviewsForLevel2", Sound with { Trust = new() { ReviewsForLevel2 = 49 } } },
            { "trust.reviewsForLevel2", Sound with { Trust = new() { ReviewsForLevel2 = 101 } } },
            { "review.reminderAfter", Sound with { Review = new() { ReminderAfter = TimeSpan.Zero } } },
            { "review.escalateAfter", Sound with { Review = new() { EscalateAfter = TimeSpan.FromDays(1) } } },
            { "review.expireAfter", Sound with { Review = new() { ExpireAfter = TimeSpan.FromDays(3) } } },
            { "review.expireAfter", Sound with { Review = new() { ExpireAfter = TimeSpan.FromDays(366) } } },
            { "review.digestTo", Sound with { Review = new() { DigestTo = ["team"] } } },
            { "review.digestHour", Sound with { Review = new() { DigestHour = 24 } } },
            { "review.digestHour", Sound with { Review = new() { DigestHour = -1 } } },
            { "review.digestSize", Sound with { Review = new() { DigestSize = 0 } } },
            { "sending.undoWindow", Sound with { Sending = new() { UndoWindow = TimeSpan.FromSeconds(-1) } } },
            { "sending.undoWindow", Sound with { Sending = new() { UndoWindow = TimeSpan.FromHours(25) } } },
            { "sending.dailyCap", Sound with { Sending = new() { DailyCap = 0 } } },
            { "sending.dailyCap", Sound with { Sending = new() { DailyCap = 1001 } } },
            { "sending.staleAfter", Sound with { Sending = new() { StaleAfter = TimeSpan.FromMinutes(59) } } },
        };
    }

    [Theory]
    [MemberData(nameof(Problems), DisableDiscoveryEnumeration = true)]
    public void Each_problem_is_named_by_its_field_and_by_nothing_else(string field, Workflow workflow) =>
        Assert.Equal([field], WorkflowRules.Check(workflow).Keys);

    [Fact]
    public void All_problems_are_told_at_once() =>
        Assert.Equal(["name", "qualityBar.minimumFit", "sending.dailyCap"],
            WorkflowRules.Check(
                Sound with { Name = "", QualityBar = new() { MinimumFit = -1 }, Sending = new() { DailyCap = -1 } }).Keys.Order(StringComparer.Ordinal));
}
