using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Rules.Drafting;

namespace AutoReach.Contracts;

/// <summary>One lead and one team; tests change what they are about.</summary>
public static class DraftFixture
{
    public static readonly DateTimeOffset Today = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public static readonly Workflow Workflow = new()
    {
        Id = new("wf"),
        Name = "Spring",
        Profile = new() { Technologies = ["go"] },
        Messaging = new()
        {
            Offer = "We help dive crews plan their week. It takes a morning to set up.",
            Tone = Tone.Neutral,
            SignOff = "Best",
            Sender = new() { Name = "Ida Moe", Email = "ida@tideplan.example" },
            CalendarLink = new("https://cal.example/ida"),
            Links = [new("https://tideplan.example/tour")],
        },
    };

    public static readonly Prospect Prospect = new()
    {
        Email = EmailAddress.Of("ada@kelpworks.example"),
        FirstName = "Ada",
        Role = "VP of Engineering",
        Company = "Kelpworks",
        Website = new Uri("https://kelpworks.example/"),
        Region = "europe",
        CompanySize = CompanySize.Small,
    };

    public static Dossier Dossier(params (FactKind Kind, string Value)[] facts) => new()
    {
        Company = "kelpworks.example",
        Version = "1",
        ResearchedAt = Today,
        Facts = [.. facts.Select(fact => Fact(fact.Kind, fact.Value))],
    };

    public static readonly Dossier Full = Dossier(
        (FactKind.Summary, "Kelpworks builds harvesting boats for seaweed farms."), (FactKind.Technology, "go"), (FactKind.Technology, "python"),
        (FactKind.Hiring, "Embedded Engineer"), (FactKind.News, "Kelpworks opens a yard in Bergen"), (FactKind.Location, "Bergen, Norway"));

    public static Fact Fact(FactKind kind, string value)
    {
        const string source = "https://kelpworks.example/about";
        return new(Core.Research.Fact.IdOf(kind, value, source), kind, value, source, value, Today, kind == FactKind.News ? Today.AddDays(-9) : null);
    }

    public static DraftRequest Request(
        Workflow? workflow = null, Prospect? prospect = null, Dossier? dossier = null, string seed = "lead/1", Draft? previous = null,
        string? instruction = null,
        params ContextFlag[] flags) =>
        new(workflow ?? Workflow, prospect ?? Prospect, dossier
            ?? Full, flags, StyleProfile.Nothing, (previous?.Revision ?? 0) + 1, previous, instruction, seed);

    public static Draft Draft(DraftRequest request, params string[] wanted) =>
        new EmailWriter(Preferring(wanted)).Write(request);

    public static IEnumerable<Draft> Many(DraftRequest request, int count = 60) =>
        Enumerable.Range(0, count).Select(n => Draft(request with { Seed = $"lead/{n}" }));

    public static Workflow With(Func<MessagingGuide, MessagingGuide> change) => Workflow with { Messaging = change(Workflow.Messaging) };

    public static string Text(this Draft draft, SlotKind kind) => draft.Slots.Single(slot => slot.Kind == kind).Text;

    public static string Variant(this Draft draft, SlotKind kind) => draft.Slots.Single(slot => slot.Kind == kind).Variant;

    public static IReadOnlyList<ContextFlag> Check(DraftRequest request, Draft draft) =>
        DraftChecks.Run(request.Workflow, request.Prospect, request.Dossier, draft);

    /// <summary>What a team that has taught something does: a wanted variant where there is one, else the seed's.</summary>
    private static ChooseVariant Preferring(string[] wanted) => (part, variants, seed) =>
        variants.ToList().FindIndex(variant => wanted.Any(start => variant.StartsWith(start, StringComparison.Ordinal))) is >= 0 and var at
            ? at : SeededChoice.Choose(part, variants, seed);
}
