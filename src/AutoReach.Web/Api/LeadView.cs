using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Orchestration.Review;

namespace AutoReach.Web.Api;

internal sealed record DossierView(IReadOnlyList<Fact> Facts, IReadOnlyList<ContextFlag> Flags);

internal sealed record DraftView(int Revision, string Subject, string Body, string Hash, IReadOnlyList<Slot> Slots);

/// <summary>
/// A lead as clients see it: its present state with its dossier, its review and its history. An undecided blind item
/// shows nothing of what the AI thinks of its own proposal.
/// </summary>
internal sealed record LeadView
{
    public required LeadId Id { get; init; }
    public required WorkflowId WorkflowId { get; init; }
    public required LeadStatus Status { get; init; }
    public required Prospect Lead { get; init; }
    public ProposedAction? Action { get; init; }

    /// <summary>The number to decide on; 0 before there is a proposal.</summary>
    public required int Revision { get; init; }

    public string? Explanation { get; init; }
    public DossierView? Dossier { get; init; }
    public QualificationView? Qualification { get; init; }
    public DraftView? Draft { get; init; }
    public GateVerdict? Gate { get; init; }
    public bool Blind { get; init; }

    /// <summary>The decision on the present proposal.</summary>
    public Decision? Decision { get; init; }

    /// <summary>
    /// Why it was probably made, by what was known before: what most separates the lead from those that were wanted.
    /// Null until it is settled.
    /// </summary>
    public IReadOnlyList<FitReason>? ImpliedReasons { get; init; }

    public Claim? Claim { get; init; }
    public Urgency? Urgency { get; init; }
    public required IReadOnlyList<TimelineEvent> Timeline { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <param name="review">That of the present revision; null before it is open.</param>
    public static LeadView Of(Lead lead, Dossier? dossier, ReviewState? review, IReadOnlyList<TimelineEvent> timeline, DateTimeOffset now)
    {
        var shown = BlindView.Of(lead, review, timeline);
        return new LeadView
        {
            Id = lead.Id,
            WorkflowId = lead.WorkflowId,
            Status = lead.Status,
            Lead = lead.Prospect,
            Action = lead.Action,
            Revision = lead.Revision,
            Explanation = lead.Explanation,
            Dossier = lead.Research is { } research ? new DossierView(dossier?.Facts ?? [], research.Flags) : null,
            Qualification = shown.Qualification,
            Draft = lead.Draft is { } draft ? new DraftView(draft.Revision, draft.Subject, draft.Body, draft.Hash, draft.Slots) : null,
            Gate = shown.Gate,
            Blind = shown.IsBlind,
            Decision = (review?.Resolution as Resolution.Decided)?.Decision,
            Claim = review?.Claim is { } claim && now < claim.Until ? claim : null,
            Urgency = review?.Urgency,
            Timeline = shown.Timeline,
            CreatedAt = lead.CreatedAt,
            UpdatedAt = lead.UpdatedAt,
        };
    }
}

/// <summary>A line of a list of leads.</summary>
internal sealed record LeadLine(
    LeadId Id, WorkflowId WorkflowId, LeadStatus Status, Prospect Lead, ProposedAction? Action, int Revision, string? Explanation,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static LeadLine Of(Lead lead) => new(
        lead.Id, lead.WorkflowId, lead.Status, lead.Prospect, lead.Action, lead.Revision, lead.Explanation, lead.CreatedAt, lead.UpdatedAt);
}
