using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Team;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Review;

/// <summary>
/// Draws which decided proposals somebody else is asked about too, and keeps the answers. What is drawn follows from the
/// workflow's secret, the lead and the revision, never from what was decided, so it can be neither foreseen nor steered.
/// </summary>
public sealed class ProposalCopies(
    LeadStore leads, WorkflowStore workflows, DossierStore dossiers, SamplingKeys keys, MemoryDesk memory, IOrchestrationClient client, TimeProvider clock)
{
    private const string Overlap = "overlap", KnownBad = "knownBad";
    private const int MinActive = 2;
    private const int MaxHistory = 60;

    /// <summary>Who has decided nothing for so long is not at work and would not answer.</summary>
    private static readonly TimeSpan Active = TimeSpan.FromDays(14);

    /// <summary>Asks somebody else too, if the draw says so. Repeated it does the same.</summary>
    /// <param name="lead">With the proposal that was decided.</param>
    public async Task ConsiderAsync(Lead lead, ReviewState review, CancellationToken cancellationToken)
    {
        if (lead.IsAskedFor || lead.CopyOf is not null || review.Resolution is not Resolution.Decided { Decision: var decision }
            || await workflows.FindAsync(lead.WorkflowId, cancellationToken) is not { Value: { Review: var policy } workflow }
                || !await MayAskAsync(workflow, cancellationToken))
            return;
        var key = await keys.OfAsync(workflow.Id, cancellationToken);
        if (key.Draw(Overlap, lead.Id, review.Revision) < policy.OverlapShare)
            await OpenAsync(lead, review, new ProposalCopy(lead.Id, CopyPurpose.SecondOpinion, decision.By), key, cancellationToken);
        else if (key.Draw(KnownBad, lead.Id, review.Revision) < policy.KnownBadShare && lead.Draft is { } draft
            && PlantedFault.In(draft, lead.Prospect.CompanyName, key.Draw("fault", lead.Id, review.Revision)) is var (faulty, planted))
            await OpenAsync(lead with { Draft = faulty }, review with { Proposed = new ProposedText(faulty.Subject, faulty.Body, faulty.Hash) },
                new ProposalCopy(lead.Id, CopyPurpose.KnownBad, decision.By, planted), key, cancellationToken);
    }

    /// <summary>Keeps an answer for what is learned of the team: of a second opinion all of it, of a planted fault only whether it was caught.</summary>
    public async Task RecordAsync(Lead copy, ReviewState review, CancellationToken cancellationToken)
    {
        if (review is not { Copy: { } of, Resolution: { } resolution })
            return;
        var happened = of.Purpose switch
        {
            CopyPurpose.KnownBad =>
                of.IsCaught(resolution) is { } caught ? new LearningEvent.KnownBadAnswered(clock.GetUtcNow(), ReviewerOf(resolution), caught) : null,
            CopyPurpose.SecondOpinion =>
                resolution is Resolution.Decided { Decision: var second } ? await SecondAsync(copy, of, second, cancellationToken) : null,
            _ => throw new InvalidOperationException($"Unexpected {of.Purpose}."),
        };
        if (happened is not null)
            await memory.RecordAsync(copy.WorkflowId, $"copy|{copy.Id}|{review.Revision}", happened, cancellationToken);
    }

    private async Task<LearningEvent?> SecondAsync(Lead copy, ProposalCopy of, Decision second, CancellationToken cancellationToken)
    {
        var workflow = await workflows.GetAsLastStatedAsync(copy.WorkflowId, cancellationToken);
        var record = DecisionRecord.Of(copy with { Id = of.Of }, await dossiers.OfAsync(copy, cancellationToken), workflow, second, isAudit: false,
            LocalDay.HourOf(second.At, workflow.TimeZone));
        var first = (await leads.FindReviewAsync(of.Of, second.Revision, cancellationToken))?.Value.Resolution as Resolution.Decided;
        return first is null
            ? null
            : new LearningEvent.Decided(second.At, record with { SecondTo = new FirstAnswer(of.NotFor, (record with { Decision = first.Decision }).IsWanted) });
    }

    private async Task OpenAsync(Lead lead, ReviewState review, ProposalCopy of, SamplingKey key, CancellationToken cancellationToken)
    {
        var id = new LeadId("ld_" + Digest.Base32($"{key.Rank($"copy|{of.Purpose}", lead.Id, review.Revision)}", bytes: 16)); // like any other
        var now = clock.GetUtcNow();
        var copy = lead with
        {
            Id = id,
            CopyOf = lead.Id,
            Status = LeadStatus.AwaitingDecision,
            Explanation = null,
            IsWanted = false,
            Revision = review.Revision,
            Action = review.Action,
            Run = 1,
            LastStep = null,
            IntakeKey = null,
            UpdatedAt = now,
        };
        var shown = new ReviewState
        {
            Lead = id,
            Revision = review.Revision,
            Action = review.Action,
            Proposed = review.Proposed,
            OpenedAt = now,
            Blind = review.Blind || of.Purpose == CopyPurpose.SecondOpinion,
            Copy = of,
        };
        await leads.TryAddCopyAsync(copy, shown, [.. await HistoryAsync(lead.Id, review, cancellationToken)],
            new NewEvent(new LeadEvent.ReviewOpened(review.Revision, review.Action, lead.Gate?.Reason), Actor.System), cancellationToken);
        var item = new CopyItem(id, review.Revision);
        await client.StartAsync(ProposalCopyOrchestration.Flow, item.InstanceId, item, cancellationToken);
    }

    /// <summary>How the proposal came to be, and nothing of what was made of it.</summary>
    private async Task<IEnumerable<TimelineEvent>> HistoryAsync(LeadId lead, ReviewState review, CancellationToken cancellationToken)
    {
        var all = await leads.TimelineAsync(lead, cancellationToken);
        var proposed = all.Index().LastOrDefault(happened => Proposes(happened.Item.What, review.Revision)).Index;
        return all.Take(proposed + 1).Where(happened => happened.By is Actor.Ai or Actor.System)
            .Concat(all.Skip(proposed + 1).Take(1).Where(happened => happened.What is LeadEvent.Routed)).TakeLast(MaxHistory);
    }

    private static bool Proposes(LeadEvent what, int revision) => what switch
    {
        LeadEvent.Drafted drafted => drafted.Revision == revision,
        LeadEvent.SkipProposed skip => skip.Revision == revision,
        _ => false,
    };

    /// <summary>Whoever decided first would know it again, so there has to be somebody else.</summary>
    private async Task<bool> MayAskAsync(Workflow workflow, CancellationToken cancellationToken) =>
        workflow.Review is { OverlapShare: > 0 } or { KnownBadShare: > 0 }
        && await memory.AskAsync(workflow.Id, learned => learned.Habits.ActiveSince(clock.GetUtcNow() - Active), cancellationToken) >= MinActive;

    private static ReviewerId ReviewerOf(Resolution resolution) => resolution switch
    {
        Resolution.Decided decided => decided.Decision.By,
        Resolution.RedraftRequested redraft => redraft.By,
        _ => throw new InvalidOperationException($"Nobody answers with {resolution.GetType().Name}."),
    };
}
