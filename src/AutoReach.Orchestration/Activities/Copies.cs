using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

/// <summary>Puts a copy of a proposal before people.</summary>
public sealed class OpenCopy(LeadStore leads, ReviewQueue queue) : IActivity<CopyItem, DateTimeOffset?>
{
    public static readonly Activity<CopyItem, DateTimeOffset?> Step = new("openCopy");

    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <returns>Until when it is shown; null when there is no such copy.</returns>
    public async Task<DateTimeOffset?> RunAsync(ActivityContext context, CopyItem item, CancellationToken cancellationToken)
    {
        if (await leads.FindReviewAsync(item.Lead, item.Revision, cancellationToken) is not { Value: { Copy: not null } review })
            return null;
        if (review.Resolution is null)
            await queue.PutAsync(await leads.GetAsync(item.Lead, cancellationToken), review, cancellationToken);
        return review.OpenedAt + Patience;
    }
}

/// <summary>Takes the answer as final and keeps it where it is learned from. The lead is left alone.</summary>
public sealed class SettleCopy(ReviewDesk desk, LeadStore leads, ProposalCopies copies, Outbox outbox) : IActivity<Settlement, bool>
{
    public static readonly Activity<Settlement, bool> Step = new("settleCopy");

    /// <returns>False when the answer was undone first.</returns>
    public async Task<bool> RunAsync(ActivityContext context, Settlement due, CancellationToken cancellationToken)
    {
        var answer = await desk.HandleAsync(due.Lead, due.Revision, new ReviewCommand.Settle(due.Attempt), cancellationToken);
        if (answer is not DeskAnswer.Done { Review: var review, Lead: var copy })
            return ReviewDesk.IsOver(await leads.GetAsync(due.Lead, cancellationToken), due.Revision, context.InstanceId);
        await copies.RecordAsync(copy, review, cancellationToken);
        await outbox.WakeKeptAsync(due.Lead, due.Revision, cancellationToken);
        return true;
    }
}
