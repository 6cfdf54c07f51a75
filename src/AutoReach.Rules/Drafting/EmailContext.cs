using AutoReach.Core.Drafting;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;

namespace AutoReach.Rules.Drafting;

/// <summary>A thing to say and the fact that says so; no fact when the import does.</summary>
internal sealed record Known<T>(T What, Fact? Fact);

/// <param name="At">Where, preposition included: <c>across Europe</c>.</param>
/// <param name="Known">What says so.</param>
internal sealed record Place(string At, Known<string> Known);

/// <summary>All that may be said in one email, each part only where it is known well enough to be put in a sentence.</summary>
internal sealed record EmailContext
{
    public required Tone Tone { get; init; }
    public required MessagingGuide Messaging { get; init; }

    /// <summary>Null where the name could not stand in a sentence; texts then speak of "your company".</summary>
    public required string? CompanyName { get; init; }

    public required string? FirstName { get; init; }
    public required RoleVoice? Role { get; init; }
    public required OfferPhrase? Offer { get; init; }
    public IReadOnlyList<Wording> Learned { get; init; } = [];
    public Known<CompanyClause>? About { get; init; }
    public Known<string>? News { get; init; }

    /// <summary>The post, article included: <c>a Senior Go Engineer</c>; empty when only hiring as such is known.</summary>
    public Known<string>? Hiring { get; init; }

    public Place? Region { get; init; }
    public IReadOnlyList<Known<string>> Technologies { get; init; } = [];

    /// <summary>Whom the reader works with: <c>engineering team</c>, <c>team</c>.</summary>
    public string Team => Role is { IsLeader: true, IsGeneral: false } role ? role.Team : "team";

    /// <summary>What the reader could use: the product's name, else <c>what we do</c>.</summary>
    public string Thing => Offer?.Name ?? "what we do";

    /// <summary>Who could be of use: the product, else the team that writes.</summary>
    public string Helper => Offer?.Product ?? "we";

    /// <summary>Leads from what is known to what is offered.</summary>
    public string Why => Offer?.Product is { } product ? Say($"That is why I thought {product} might interest you.") : Say($"That is why I am writing to you.");

    public string Company => CompanyName ?? "your company";

    public string TechnologyNames => string.Join(" and ", Technologies.Select(technology => technology.What));

    public IReadOnlyList<Fact?> TechnologyFacts => [.. Technologies.Select(technology => technology.Fact)];

    /// <summary>Wordings of the team's own, ready to stand in this email.</summary>
    public IEnumerable<Line> LearnedFor(SlotKind slot) =>
        from wording in Learned
        where wording.Slot == slot
        let text = wording.Fill(CompanyName, FirstName, Messaging.CalendarLink)
        where text is not null
        select new Line(wording.Variant, text);

    public string Say(FormattableString text) => Phrasing.Say(Tone, text);

    public static EmailContext Of(DraftRequest request, Tone tone)
    {
        var (prospect, dossier) = (request.Prospect, ContextFacts.Trusted(request.Dossier, request.Flags));
        var role = RoleVoice.Of(prospect.Role);
        return new EmailContext
        {
            Tone = tone,
            Messaging = request.Style.SignOff is { } signOff ? request.Workflow.Messaging with { SignOff = signOff } : request.Workflow.Messaging,
            Learned = request.Style.Wordings,
            CompanyName = NamesInText.InText(prospect),
            FirstName = NamesInText.FirstName(prospect),
            Role = role,
            Offer = OfferPhrase.Parse(request.Workflow.Messaging.Offer, BrandOf(request.Workflow.Messaging)),
            About = ContextFacts.About(prospect, dossier),
            News = ContextFacts.News(dossier, request.Flags),
            Hiring = ContextFacts.Hiring(dossier, request.Flags, role),
            Region = ContextFacts.Region(prospect, dossier),
            Technologies = role is { IsTechnical: true } ? ContextFacts.Technologies(request.Workflow.Profile, prospect, dossier) : [],
        };
    }

    /// <summary>The name in the sender's address: <c>tideplan</c> of ida@tideplan.example.</summary>
    private static string BrandOf(MessagingGuide messaging) =>
        RegistrableHost.NameLabel(messaging.Sender.Email[(messaging.Sender.Email.LastIndexOf('@') + 1)..]);
}
