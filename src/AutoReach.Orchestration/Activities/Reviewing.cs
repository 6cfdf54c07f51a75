using AutoReach.Core;
using AutoReach.Core.Learning.Habits;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Activities;

/// <summary>Puts the proposal before people.</summary>
public sealed class OpenReview(ReviewDesk desk, LeadStore leads, WorkflowStore workflows) : IActivity<ReviewOf, ReviewDeadlines>
{
    public static readonly Activity<ReviewOf, ReviewDeadlines> Step = new("openReview");

    public async Task<ReviewDeadlines> RunAsync(ActivityContext context, ReviewOf proposal, CancellationToken cancellationToken)
    {
        await desk.OpenAsync(proposal.Lead, context.Step, cancellationToken);
        var lead = await leads.GetAsync(proposal.Lead, cancellationToken);
        var policy = (await workflows.GetAsync(lead.WorkflowId, cancellationToken)).Review;
        var review = await leads.GetReviewAsync(proposal.Lead, proposal.Revision, cancellationToken);
        return new ReviewDeadlines(
            review.OpenedAt + policy.ReminderAfter, review.OpenedAt + policy.EscalateAfter, review.OpenedAt + policy.ExpireAfter);
    }
}

/// <summary>Looks for a stored resolution: the signal only wakes.</summary>
public sealed class ReadReview(ReviewDesk desk, LeadStore leads) : IActivity<ReviewOf, ReviewProgress>
{
    public static readonly Activity<ReviewOf, ReviewProgress> Step = new("readReview");

    public async Task<ReviewProgress> RunAsync(ActivityContext context, ReviewOf proposal, CancellationToken cancellationToken)
    {
        var review = await leads.GetReviewAsync(proposal.Lead, proposal.Revision, cancellationToken);
        DateTimeOffset? settleAt = review.Resolution switch
        {
            // Nobody will answer: at once on to the step that says how the lead ended meanwhile.
            null when review.Audit is null && ReviewDesk.IsOver(
                await leads.GetAsync(proposal.Lead, cancellationToken), proposal.Revision, context.InstanceId) => review.OpenedAt,
            null => null,
            Resolution.Decided { Decision: var decision } => decision.At + await desk.UndoWindowAsync(proposal.Lead, cancellationToken),
            _ => review.OpenedAt, // Only a person's decision can be undone; all else is acted on at once.
        };
        return new ReviewProgress(review.Attempt, review.Urgency, settleAt);
    }
}

/// <summary>Takes the resolution as final and records it where trust and learning read it.</summary>
public sealed class SettleReview(ReviewDesk desk, LeadStore leads, ReviewRecords records, ProposalCopies copies, Outbox outbox)
    : IActivity<Settlement, NextStep?>
{
    public static readonly Activity<Settlement, NextStep?> Step = new("settleReview");

    /// <returns>What follows; null when the decision was undone first.</returns>
    public async Task<NextStep?> RunAsync(ActivityContext context, Settlement due, CancellationToken cancellationToken)
    {
        var answer = await desk.HandleAsync(due.Lead, due.Revision, new ReviewCommand.Settle(due.Attempt), cancellationToken);
        if (answer is not DeskAnswer.Done { Review: var review, Lead: var lead })
            return await leads.GetAsync(due.Lead, cancellationToken) is var present && ReviewDesk.IsOver(present, due.Revision, context.InstanceId)
                ? NextStep.Ended(present.Status) : null;
        await records.RecordAsync(lead, review, propensity: null, cancellationToken);
        await copies.ConsiderAsync(lead, review, cancellationToken);
        await outbox.WakeKeptAsync(due.Lead, due.Revision, cancellationToken);
        return NextStep.After(review.Resolution!);
    }
}

/// <summary>Nobody has decided so far: remind, escalate, and in the end say so instead of guessing.</summary>
public sealed class RaiseReview(
    ReviewDesk desk, WorkflowStore workflows, MemoryDesk memory, IOrchestrationClient client, TimeProvider clock) : IActivity<Raise, bool>
{
    public static readonly Activity<Raise, bool> Step = new("raiseReview");

    public async Task<bool> RunAsync(ActivityContext context, Raise raise, CancellationToken cancellationToken)
    {
        ReviewCommand command = raise.Due switch
        {
            Due.Reminder => new ReviewCommand.Raise(Urgency.Reminded),
            Due.Escalation => new ReviewCommand.Raise(Urgency.Escalated),
            Due.Expiry => new ReviewCommand.Expire(),
            _ => throw new InvalidOperationException($"Nothing becomes due as {raise.Due}."),
        };
        if (await desk.HandleAsync(raise.Lead, raise.Revision, command, cancellationToken) is not DeskAnswer.Done { Lead: var lead })
            return false;
        if (raise.Due != Due.Expiry)
            await RemindAsync(lead.WorkflowId, cancellationToken);
        return true;
    }

    private async Task RemindAsync(WorkflowId id, CancellationToken cancellationToken)
    {
        var workflow = await workflows.GetAsync(id, cancellationToken);
        if (workflow.Review.DigestTo.Count == 0)
            return;
        var plan = DigestPlan.Of(workflow.Review, await memory.AskAsync(id, learned => learned.Habits.Habits(), cancellationToken));
        var now = clock.GetUtcNow();
        DateTimeOffset? at = plan.Hour is { } hour ? LocalDay.NextHour(now, hour, workflow.TimeZone) : null;
        var digest = new DigestOf(id, LocalDay.At(at ?? now, workflow.TimeZone), at);
        await client.StartAsync(ReviewDigestOrchestration.Flow, digest.InstanceId, digest, cancellationToken);
    }
}
