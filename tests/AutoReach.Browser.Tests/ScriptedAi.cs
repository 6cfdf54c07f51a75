using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;

namespace AutoReach.Browser.Tests;

/// <summary>An AI whose answers follow from the company's name alone, so that a test can ask for what it needs.</summary>
internal sealed class ScriptedAi(TimeProvider clock) : IResearcher, IQualifier, IDrafter
{
    public const string Layoffs = "(layoffs)";
    public const string Unwanted = "(unwanted)";

    public Task<Dossier> ResearchAsync(CompanyToResearch company, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var site = company.Website?.AbsoluteUri ?? $"javascript:alert({company.Name})";
        Fact Known(FactKind kind, string value, string excerpt, DateTimeOffset? published = null) =>
            new(Fact.IdOf(kind, value, site), kind, value, site, excerpt, now, published);
        return Task.FromResult(new Dossier
        {
            Company = company.Key,
            Version = "1",
            Website = company.Website,
            ResearchedAt = now,
            Pages = [new PageRead(new Uri("https://www.example.org/"), "200", 640), new PageRead(new Uri("https://www.example.org/careers"), "timed out", 0)],
            Facts =
            [
                Known(FactKind.Name, company.Name, company.Name),
                Known(FactKind.Summary, $"{company.Name} plans routes for small delivery fleets",
                    $"At {company.Name} we plan routes so that drivers are home for dinner."),
                Known(FactKind.Size, "small", "Our team of 34 works from Leeds."),
                Known(FactKind.Technology, "postgresql", "You know your way around PostgreSQL."),
                Known(FactKind.News, "Opened a second depot in Hull", "Hull depot opens its doors", now.AddDays(-40)),
            ],
            Flags = company.Name.Contains(Layoffs, StringComparison.Ordinal)
                ? [new ContextFlag(FlagKind.Layoffs, Blocking: true, $"“{company.Name} lets a fifth of its staff go”", site)]
                : [],
        });
    }

    public Task<QualificationResult> QualifyAsync(Workflow workflow, Prospect prospect, Dossier dossier, CancellationToken cancellationToken) =>
        Task.FromResult(prospect.CompanyName.Contains(Unwanted, StringComparison.Ordinal)
            ? new QualificationResult(0.12, QualificationVerdict.Unqualified, [new FitReason("an agency, which the profile excludes", -2.1)], 0.9)
            : new QualificationResult(0.81, QualificationVerdict.Qualified,
                [new FitReason("size small matches", 0.9), new FitReason("postgresql matches", 0.6), new FitReason(
                    $"{prospect.Role ?? "the role"} is not among the roles", -0.3)], 0.86));

    public Task<Draft> DraftAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        var company = request.Prospect.CompanyName;
        var subject = request.Revision == 1 ? $"Routes at {company}" : $"Routes at {company}, again";
        Slot[] slots =
        [
            new(SlotKind.Greeting, $"Hi {request.Prospect.FirstName ?? "there"},", [], "greeting.first"),
            new(SlotKind.Opening, $"I read that {company} plans routes for small delivery fleets.", [request.Dossier.Facts[1].Id], "opening.observation"),
            new(SlotKind.CallToAction, request.Instruction ?? "Would a short call next week suit you?", [], "call.question"),
            new(SlotKind.SignOff, "Best", [], "signoff.plain"),
        ];
        var body = string.Join("\n\n", slots.Select(slot => slot.Text));
        return Task.FromResult(new Draft
        {
            Revision = request.Revision,
            Subject = subject,
            Body = body,
            Hash = ContentHash.Compute(subject, body),
            Slots = slots,
            Score = 0.82,
        });
    }
}
