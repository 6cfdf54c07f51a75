using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Api;

/// <summary>Reads the queue. It is an index that may lag, so each entry is checked against its lead.</summary>
internal sealed class PendingReviews(ReviewQueue queue, LeadStore leads, LeadViews views, TimeProvider clock)
{
    /// <summary>A stale entry is removed only when nothing can be about to make it true again, such as an undo.</summary>
    private static readonly TimeSpan SurelyStale = TimeSpan.FromDays(2);

    public async Task<Page<LeadView>> ListAsync(
        WorkflowId workflow, Queue asked, QueueOrder order, ReviewerId reader, PageAsked page, CancellationToken cancellationToken)
    {
        var items = new List<LeadView>();
        var seen = new HashSet<LeadId>();
        var after = page.After;
        while (true)
        {
            var entries = await queue.ListAsync(workflow, asked, order, after, page.Limit - items.Count + 1, cancellationToken);
            foreach (var entry in entries)
            {
                if (items.Count == page.Limit)
                    return new Page<LeadView>(items, page.CursorAfter(after!));
                after = entry.Cursor;
                if (entry.IsFor(reader) && await FindAsync(workflow, asked, order, entry, cancellationToken) is var (lead, review) && seen.Add(lead.Id))
                    items.Add(await views.OfAsync(lead, review, cancellationToken));
            }
            if (entries.Count == 0)
                return new Page<LeadView>(items, null);
        }
    }

    private async Task<(Lead Lead, ReviewState Review)?> FindAsync(
        WorkflowId workflow, Queue asked, QueueOrder order, QueueEntry entry, CancellationToken cancellationToken)
    {
        var lead = (await leads.FindAsync(entry.Lead, cancellationToken))?.Value;
        if (lead is not null && (asked == Queue.Audit || lead.Status == LeadStatus.AwaitingDecision)
            && await leads.FindReviewAsync(lead.Id, lead.Revision, cancellationToken) is { Value: { Resolution: null } review }
                && ReviewQueue.QueueOf(review) == asked)
            return (lead, review);
        if (lead is null || (asked == Queue.Pending && lead.IsFinished && clock.GetUtcNow() - lead.UpdatedAt > SurelyStale))
            await queue.DropAsync(workflow, asked, order, entry, cancellationToken);
        return null;
    }
}
