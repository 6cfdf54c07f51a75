using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Review;

/// <summary>What a client is told of its command.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer()
    {
    }

    public sealed record Done(Lead Lead, ReviewState Review) : DeskAnswer;

    public sealed record NotFound : DeskAnswer;

    /// <summary>The lead has another proposal now.</summary>
    /// <param name="Earlier">How the proposal that was meant ended, if it did.</param>
    public sealed record OldRevision(int Current, Resolution? Earlier) : DeskAnswer;

    /// <summary>Nothing is proposed: the lead is still being worked on, or finished.</summary>
    public sealed record NotWaiting(LeadStatus Status) : DeskAnswer;

    /// <summary>The review's own rules said no.</summary>
    public sealed record Declined(ReviewAnswer Answer) : DeskAnswer;
}

/// <summary>
/// Where people's commands meet a lead. The resolution is stored first, by compare-and-set on the proposal's revision
/// together with the lead; only then is the orchestration woken. Exactly one resolution wins.
/// </summary>
public sealed class ReviewDesk(
    LeadStore leads, WorkflowStore workflows, ReviewQueue queue, Outbox outbox, IOrchestrationClient client, TimeProvider clock)
{
    /// <param name="revision">The proposal that is meant; null: the present one.</param>
    public async Task<DeskAnswer> HandleAsync(LeadId id, int? revision, ReviewCommand command, CancellationToken cancellationToken)
    {
        var promised = false;
        string? traces = null;
        while (true)
        {
            if (await leads.FindAsync(id, cancellationToken) is not { } lead)
                return new DeskAnswer.NotFound();
            var meant = revision ?? lead.Value.Revision;
            var review = await leads.FindReviewAsync(id, meant, cancellationToken);
            if (meant != lead.Value.Revision)
                return new DeskAnswer.OldRevision(lead.Value.Revision, review?.Value.Resolution);
            if (review is null || (review.Value is { Resolution: null, Audit: null } && lead.Value.IsFinished))
                return new DeskAnswer.NotWaiting(lead.Value.Status);
            var answer = Reviews.Apply(review.Value, command, clock.GetUtcNow());
            if (answer is not ReviewAnswer.Accepted { State: var next })
                return await DeclinedAsync(lead.Value, review.Value, answer, cancellationToken);
            if (next == review.Value)
                return new DeskAnswer.Done(lead.Value, next);
            if (next is { Resolution: not null, Settled: false } && !promised)
            {
                await outbox.PromiseWakeAsync(id, meant, cancellationToken);
                promised = true;
            }
            if (IsReopened(review.Value, next))
                traces ??= await outbox.PromiseTracesAsync(id, cancellationToken);
            if (await WriteAsync(lead, review, next, command, cancellationToken) is not { } written)
                continue;
            await FollowUpAsync(written, review.Value, next, cancellationToken);
            if (traces is not null)
                await outbox.TracesKeptAsync(traces, cancellationToken);
            return new DeskAnswer.Done(written, next);
        }
    }

    /// <summary>Opens the review of a lead's present proposal, unless it is open or was.</summary>
    public async Task OpenAsync(LeadId id, StepKey step, CancellationToken cancellationToken)
    {
        var opened = await leads.UpdateAsync(id, step, lead => lead.IsFinished ? null : new LeadChange(
            lead with { Status = LeadStatus.AwaitingDecision, Explanation = null },
            new NewEvent(new LeadEvent.ReviewOpened(lead.Revision, lead.Action, lead.Gate?.Reason), Actor.System))
        {
            Alongside = [new RowWrite.Insert(LeadStore.ReviewRow(lead.Revision), CoreJson.Write(NewReview(lead)))],
        }, cancellationToken);
        if (await leads.FindReviewAsync(id, opened.Revision, cancellationToken) is { Value: { Resolution: null } review })
            await queue.PutAsync(opened, review, cancellationToken);
    }

    /// <summary>Puts a finished lead's proposal before people as if it were still to be decided.</summary>
    /// <returns>False when the lead is no longer what the AI left.</returns>
    public async Task<bool> OpenAuditAsync(AuditItem item, CancellationToken cancellationToken)
    {
        if (await leads.FindReviewAsync(item.Lead, item.Revision, cancellationToken) is null)
            await leads.UpdateAsync(item.Lead, step: null, lead => lead.Revision != item.Revision || !lead.IsFinished ? null : new LeadChange(
                lead, new NewEvent(new LeadEvent.AuditDrawn(lead.Revision, item.Audit), Actor.System))
            {
                Alongside = [new RowWrite.Insert(
                    LeadStore.ReviewRow(lead.Revision), CoreJson.Write(NewReview(lead) with { Blind = true, Audit = item.Audit }))],
            }, cancellationToken);
        if (await leads.FindReviewAsync(item.Lead, item.Revision, cancellationToken) is not { Value: { Audit: not null } review })
            return false;
        if (review.Resolution is null)
            await queue.PutAsync(await leads.GetAsync(item.Lead, cancellationToken), review, cancellationToken);
        return true;
    }

    private ReviewState NewReview(Lead lead) => new()
    {
        Lead = lead.Id,
        Revision = lead.Revision,
        Action = lead.Action ?? throw new InvalidOperationException($"Lead {lead.Id} has no proposal to review."),
        Proposed = lead.Draft is { } draft ? new ProposedText(draft.Subject, draft.Body, draft.Hash) : null,
        OpenedAt = clock.GetUtcNow(),
        Blind = lead.Gate?.Reason == GateReason.Sample,
    };

    private async Task<DeskAnswer> DeclinedAsync(Lead lead, ReviewState review, ReviewAnswer answer, CancellationToken cancellationToken)
    {
        // A client that repeats its command after a lost answer may be the one that mends a lost wake-up.
        if (review is { Resolution: not null, Settled: false })
            await client.SignalAsync(Signals.WaitingFor(lead, review), Signals.Resolved(review), true, cancellationToken);
        return new DeskAnswer.Declined(answer);
    }

    private Task<Lead?> WriteAsync(
        Stored<Lead> lead, Stored<ReviewState> review, ReviewState next, ReviewCommand command, CancellationToken cancellationToken) =>
        leads.TryReplaceAsync(lead, new LeadChange(Follow(lead.Value, next), [.. EventsOf(next, command)])
        {
            Alongside = [new RowWrite.Replace(LeadStore.ReviewRow(next.Revision), CoreJson.Write(next), review.ETag)],
        }, cancellationToken);

    /// <summary>
    /// What stands outside the lead's partition. Where a crash comes first, a left-over entry is dropped by whoever reads
    /// the queue, a wake is promised, and so is the entry of what an undo has opened again.
    /// </summary>
    private async Task FollowUpAsync(Lead lead, ReviewState before, ReviewState next, CancellationToken cancellationToken)
    {
        if (IsReopened(before, next))
            await queue.PutAsync(lead, next, cancellationToken);
        else if (next.Resolution is not null && before.Resolution is null)
            await TakeOffAsync(lead, before, cancellationToken);
        if (next.Resolution is not null && !next.Settled)
            await client.SignalAsync(Signals.WaitingFor(lead, next), Signals.Resolved(next), true, cancellationToken);
    }

    /// <summary>Looks again afterwards: an undo may have put the entry back while it was being taken off.</summary>
    private async Task TakeOffAsync(Lead lead, ReviewState answered, CancellationToken cancellationToken)
    {
        await queue.RemoveAsync(lead, answered, cancellationToken);
        if (await leads.FindReviewAsync(lead.Id, answered.Revision, cancellationToken) is { Value: { Resolution: null } reopened })
            await queue.PutAsync(lead, reopened, cancellationToken);
    }

    private static bool IsReopened(ReviewState before, ReviewState next) => next.Resolution is null && before.Resolution is not null;

    /// <summary>The status a reader sees at once, before the orchestration has acted.</summary>
    private static Lead Follow(Lead lead, ReviewState review) => review switch
    {
        { Settled: true } or { Audit: not null } => lead,
        { Copy: { } copy } => copy.After(review.Resolution) is var (status, explanation) ? lead with { Status = status, Explanation = explanation } : lead,
        { Resolution: null } => lead with { Status = LeadStatus.AwaitingDecision, IsWanted = false },
        { Resolution: Resolution.Decided { Decision: var decision } } => lead with { Status = StatusAfter(decision), IsWanted = decision.WantsSkipped },
        { Resolution: Resolution.RedraftRequested } => lead with { Status = LeadStatus.Drafting },
        { Resolution: Resolution.Expired } => lead with { Status = LeadStatus.Expired, Explanation = "Nobody decided in time." },
        { Resolution: Resolution.Canceled } => lead with { Status = LeadStatus.Canceled },
        _ => throw new InvalidOperationException($"No status for {review.Resolution.GetType().Name}."),
    };

    private static LeadStatus StatusAfter(Decision decision) => (decision.Action, decision.Verdict) switch
    {
        (ProposedAction.Send, Verdict.Approve or Verdict.Edit) => LeadStatus.Scheduled,
        (ProposedAction.Send, Verdict.Reject) => LeadStatus.Rejected,
        (ProposedAction.Skip, Verdict.Approve) => LeadStatus.Skipped,
        (ProposedAction.Skip, Verdict.Reject) => LeadStatus.Drafting,
        _ => throw new InvalidOperationException($"{decision.Verdict} of a proposed {decision.Action}."),
    };

    private static IEnumerable<NewEvent> EventsOf(ReviewState review, ReviewCommand command) => command switch
    {
        ReviewCommand.Decide { Input: var input, By: var by } when review.Audit is not null =>
            [new(new LeadEvent.Audited(review.Revision, review.Action, input.Verdict, input.Reasons, input.Note), by.Value)],
        ReviewCommand.Decide { Input: var input, By: var by } => [new(DecidedAs(review, input), by.Value)],
        ReviewCommand.RequestRedraft redraft => [new(new LeadEvent.RedraftRequested(review.Revision, redraft.Instruction), redraft.By.Value)],
        ReviewCommand.Undo undo => [new(new LeadEvent.DecisionUndone(review.Revision), undo.By.Value)],
        ReviewCommand.Raise { To: Urgency.Escalated } => [new(new LeadEvent.ReviewEscalated(review.Revision), Actor.System)],
        ReviewCommand.Raise => [new(new LeadEvent.ReviewReminded(review.Revision), Actor.System)],
        ReviewCommand.Expire => [new(new LeadEvent.ReviewExpired(review.Revision), Actor.System)],
        ReviewCommand.Cancel cancel => [new(new LeadEvent.LeadCanceled(review.Revision), cancel.By)],
        ReviewCommand.TakeClaim claim => [new(new LeadEvent.Claimed(), claim.By.Value)],
        ReviewCommand.ReleaseClaim release => [new(new LeadEvent.Released(), release.By.Value)],
        ReviewCommand.Settle => [],
        _ => throw new InvalidOperationException($"No event for {command.GetType().Name}."),
    };

    /// <summary>
    /// Whether nothing can come of waiting for this proposal's answer any more: the lead has ended, has another proposal,
    /// or belongs to a later run. A flow that still waits for it has to end instead of asking again for ever.
    /// </summary>
    /// <param name="instance">The orchestration that asks.</param>
    public static bool IsOver(Lead lead, int revision, string instance) =>
        lead.IsFinished || lead.Revision != revision || (lead.OwnsStep(new StepKey(instance, 0)) && instance != lead.InstanceId);

    private static LeadEvent DecidedAs(ReviewState review, DecisionInput input) => input.Verdict switch
    {
        Verdict.Approve => new LeadEvent.Approved(review.Revision, review.Action, input.Reasons, input.Note),
        Verdict.Edit => new LeadEvent.Edited(review.Revision, review.Action, input.Reasons, input.Note),
        Verdict.Reject => new LeadEvent.Rejected(review.Revision, review.Action, input.Reasons, input.Note),
        _ => throw new InvalidOperationException($"No event for {input.Verdict}."),
    };

    /// <summary>How long after a decision on this lead it can be undone.</summary>
    public async Task<TimeSpan> UndoWindowAsync(LeadId id, CancellationToken cancellationToken) =>
        await leads.FindAsync(id, cancellationToken) is { } lead && await workflows.FindAsync(lead.Value.WorkflowId, cancellationToken) is { } workflow
            ? workflow.Value.Sending.UndoWindow
            : new SendingPolicy().UndoWindow;
}
