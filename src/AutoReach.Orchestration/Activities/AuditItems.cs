using AutoReach.Core.Review;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Activities;

/// <param name="Attempt">The attempt to answer whose undo window is over.</param>
public sealed record AuditSettlement(AuditItem Item, int Attempt);

/// <summary>Puts what the AI did alone before a person, blind.</summary>
public sealed class OpenAuditItem(ReviewDesk desk) : IActivity<AuditItem, bool>
{
    public static readonly Activity<AuditItem, bool> Step = new("openAuditItem");

    public Task<bool> RunAsync(ActivityContext context, AuditItem item, CancellationToken cancellationToken) =>
        desk.OpenAuditAsync(item, cancellationToken);
}

/// <summary>Takes the answer as final: it counts for trust, and a lead that was wrongly skipped is taken up again.</summary>
public sealed class SettleAuditItem(
    ReviewDesk desk, ReviewRecords records, ProposalCopies copies, LeadControl control, Outbox outbox) : IActivity<AuditSettlement, bool>
{
    public static readonly Activity<AuditSettlement, bool> Step = new("settleAuditItem");

    /// <returns>False when the answer was undone first.</returns>
    public async Task<bool> RunAsync(ActivityContext context, AuditSettlement due, CancellationToken cancellationToken)
    {
        var (_, id, revision, propensity) = due.Item;
        var answer = await desk.HandleAsync(id, revision, new ReviewCommand.Settle(due.Attempt), cancellationToken);
        if (answer is not DeskAnswer.Done { Review: var review, Lead: var lead })
            return answer is DeskAnswer.OldRevision or DeskAnswer.NotFound; // the lead has gone on without this answer
        await records.RecordAsync(lead, review, propensity, cancellationToken);
        await copies.ConsiderAsync(lead, review, cancellationToken);
        await outbox.WakeKeptAsync(id, revision, cancellationToken);
        if (review.Resolution is Resolution.Decided { Decision: { WantsSkipped: true, By: var by } })
            await control.TakeUpAsync(id, revision, by, cancellationToken);
        return true;
    }
}
