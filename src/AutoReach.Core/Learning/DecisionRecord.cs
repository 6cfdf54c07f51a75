using System.Text.Json.Serialization;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Profile;
using AutoReach.Core.Learning.Regression;
using AutoReach.Core.Learning.Team;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning;

/// <summary>
/// One decision with all that learning takes from it: what was proposed and why, what the person said, and the
/// circumstances. Written once when the decision is settled; nothing outside is needed to learn from it again.
/// </summary>
public sealed record DecisionRecord
{
    public required LeadId Lead { get; init; }

    /// <summary>As the email calls the company and the contact, so that wording can be told from names.</summary>
    public required string Company { get; init; }

    public string? FirstName { get; init; }
    public IReadOnlyList<LeadAttribute> Attributes { get; init; } = [];

    /// <summary>Stated keywords that the description has.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>See <see cref="ProfileFeatures.WordsOf"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The qualifier's fit before anything learned, in [0,1].</summary>
    public double Opinion { get; init; }

    /// <summary>How sure research and drafting were by their own rules, each in [0,1].</summary>
    public double ResearchOpinion { get; init; }

    public double DraftOpinion { get; init; }
    public IReadOnlyList<FlagKind> Flags { get; init; } = [];

    /// <summary>Those of the flags that brought a person in.</summary>
    public IReadOnlyList<FlagKind> Blocking { get; init; } = [];

    /// <summary>Null for a proposed skip.</summary>
    public Draft? Draft { get; init; }

    public GateVerdict? Gate { get; init; }

    /// <summary>A person had asked for this proposal, so accepting it says nothing new about the lead.</summary>
    public bool WasAskedFor { get; init; }

    /// <summary>Drawn by an audit after the AI had acted alone.</summary>
    public bool IsAudit { get; init; }

    /// <summary>The answer that this one was asked beside; null for a decision that was acted on.</summary>
    public FirstAnswer? SecondTo { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>
    /// What most separates the lead from those wanted so far, as memory stood before this decision; see <see
    /// cref="AgentMemory.ImpliedReasons"/>.
    /// </summary>
    public IReadOnlyList<FitReason> ImpliedReasons { get; init; } = [];

    /// <summary>Hour of the day of the decision in the workflow's time zone, 0 to 23.</summary>
    public int Hour { get; init; }

    /// <param name="lead">With the proposal that was decided.</param>
    /// <param name="dossier">The one that the proposal rests on.</param>
    public static DecisionRecord Of(Lead lead, Dossier dossier, Workflow workflow, Decision decision, bool isAudit, int hour)
    {
        var text = LeadAttributes.TextOf(lead.Prospect, dossier);
        return new DecisionRecord
        {
            Lead = lead.Id,
            Company = lead.Prospect.CompanyName,
            FirstName = lead.Prospect.FirstName,
            Attributes = LeadAttributes.Extract(lead.Prospect, dossier),
            Keywords = ProfileFeatures.KeywordsOf(workflow.Profile, text),
            Words = ProfileFeatures.WordsOf(text),
            Opinion = lead.Qualification?.Opinion ?? lead.Qualification?.Fit ?? 0.5,
            ResearchOpinion = lead.Research?.Opinion ?? lead.Research?.Score ?? 0.5,
            DraftOpinion = lead.Draft?.Opinion ?? lead.Draft?.Score ?? 0.5,
            Flags = [.. (lead.Research?.Flags ?? []).Select(flag => flag.Kind)],
            Blocking = [.. (lead.Research?.Flags ?? []).Where(flag => flag.Blocking).Select(flag => flag.Kind).Distinct()],
            Draft = lead.Draft,
            Gate = lead.Gate,
            WasAskedFor = lead.IsAskedFor,
            IsAudit = isAudit,
            Decision = decision,
            Hour = hour,
        };
    }

    /// <summary>Reasons that speak of the email or of the moment, not of whether the team wants such leads.</summary>
    private static readonly RejectReason[] NotAboutTheLead =
        [RejectReason.ToneOff, RejectReason.FactWrong, RejectReason.BadTiming, RejectReason.ExistingRelationship, RejectReason.Competitor,
            RejectReason.WrongCompany];

    /// <summary>Whether the team wants such a lead; null where the decision does not say.</summary>
    [JsonIgnore]
    public bool? IsWanted => (Decision.Action, Decision.Verdict) switch
    {
        (ProposedAction.Skip, Verdict.Approve) => false,
        (ProposedAction.Skip, Verdict.Reject) => true,
        (ProposedAction.Send, _) when WasAskedFor => null,
        (ProposedAction.Send, Verdict.Reject) => Decision.Reasons.Count > 0 && Decision.Reasons.All(NotAboutTheLead.Contains) ? null : false,
        (ProposedAction.Send, Verdict.Approve or Verdict.Edit) => true,
        _ => null,
    };

    /// <summary>Draft and text that was sent, where there was an email to approve or to edit.</summary>
    [JsonIgnore]
    public (Draft Draft, string Subject, string Body)? Email =>
        Draft is { } draft && Decision is { Action: ProposedAction.Send, Verdict: Verdict.Approve or Verdict.Edit, Body: { } body }
            ? (draft, Decision.Subject ?? draft.Subject, body) : null;

    /// <summary>See <see cref="Agreement"/>.</summary>
    [JsonIgnore]
    public bool LeftAsProposed => Agreement.Judge(Decision, Draft is { } draft ? new ProposedText(draft.Subject, draft.Body, draft.Hash) : null);

    /// <summary>Under the names of today, so that decisions recorded under older spellings go on to teach.</summary>
    [JsonIgnore]
    public IReadOnlyList<LeadAttribute> RenewedAttributes => [.. Attributes.Select(LeadAttributes.Renewed).Distinct()];

    public List<Feature> FeaturesOfProfile() => Profile.ProfileFeatures.Extract(Opinion, RenewedAttributes, Keywords, Words);
}
