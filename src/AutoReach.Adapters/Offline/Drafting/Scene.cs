using AutoReach.Core;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>A thing to say and the fact that says so; no fact when the import does.</summary>
internal sealed record Known<T>(T What, Fact? Fact);

/// <summary>All that may be said in one email, each part only where it is known well enough to be put in a sentence.</summary>
internal sealed record Scene
{
    public required Tone Tone { get; init; }
    public required MessagingGuide Messaging { get; init; }

    /// <summary>Null where the name could not stand in a sentence; texts then speak of "your company".</summary>
    public required string? CompanyName { get; init; }

    public required string? FirstName { get; init; }
    public required RoleVoice? Role { get; init; }
    public required OfferPhrase? Offer { get; init; }
    public Known<CompanyClause>? About { get; init; }
    public Known<string>? News { get; init; }

    /// <summary>The post, article included: <c>a Senior Go Engineer</c>; empty when only hiring as such is known.</summary>
    public Known<string>? Hiring { get; init; }

    public Known<string>? Region { get; init; }
    public Known<string>? Location { get; init; }
    public IReadOnlyList<Known<string>> Technologies { get; init; } = [];
    public CompanySize? Size { get; init; }

    public string Company => CompanyName ?? "your company";

    public string TechnologyNames => string.Join(" and ", Technologies.Select(technology => technology.What));

    public IReadOnlyList<Fact?> TechnologyFacts => [.. Technologies.Select(technology => technology.Fact)];

    public string Say(FormattableString text) => Phrasing.Say(Tone, text);

    public static Scene Of(DraftRequest request, Tone tone)
    {
        var (prospect, dossier) = (request.Prospect, request.Dossier);
        var role = RoleVoice.Of(prospect.Role);
        return new Scene
        {
            Tone = tone,
            Messaging = request.Workflow.Messaging,
            CompanyName = CompanyNames.InText(prospect),
            FirstName = CompanyNames.FirstName(prospect),
            Role = role,
            Offer = OfferPhrase.Of(request.Workflow.Messaging.Offer),
            About = SceneFacts.About(prospect, dossier),
            News = SceneFacts.News(dossier, request.Flags),
            Hiring = SceneFacts.Hiring(dossier, request.Flags),
            Region = SceneFacts.Region(prospect, dossier),
            Location = SceneFacts.Location(dossier),
            Technologies = role is { IsTechnical: true } ? SceneFacts.Technologies(request.Workflow.Profile, prospect, dossier) : [],
            Size = LeadAttributes.SizeOf(prospect, dossier),
        };
    }
}
