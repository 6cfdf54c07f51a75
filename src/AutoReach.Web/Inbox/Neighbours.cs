using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Inbox;

/// <summary>Where to go from an item: its neighbours in the queue, and what to decide next.</summary>
public sealed class Neighbours(ReviewQueue queue, LeadStore leads, TimeProvider clock)
{
    private const int Lookahead = 50;

    /// <summary>
    /// An entry's lead, if it still waits. A left-over entry is dropped, except where the decision could still be undone:
    /// the entry might be the one that the undo has just put back.
    /// </summary>
    public async Task<QueueItem?> FindWaitingAsync(WorkflowId workflow, Queue asked, QueueOrder order, QueueEntry entry, CancellationToken cancellationToken)
    {
        var lead = (await leads.FindAsync(entry.Lead, cancellationToken))?.Value;
        var review = lead is null ? null : (await leads.FindReviewAsync(lead.Id, lead.Revision, cancellationToken))?.Value;
        if (lead is not null && review is { Resolution: null } && ReviewQueue.QueueOf(review) == asked
            && (asked == Queue.Audit || lead.Status == LeadStatus.AwaitingDecision))
            return new QueueItem(lead, review);
        if (review is not { Settled: false, Resolution: Resolution.Decided })
            await queue.DropAsync(workflow, asked, order, entry, cancellationToken);
        return null;
    }

    /// <summary>The items before and after one, within the part of the queue that is counted; from elsewhere the way leads to its head.</summary>
    public async Task<(LeadId? Previous, LeadId? Next)> AroundAsync(
        Lead lead, Queue asked, QueueOrder order, ReviewerId by, CancellationToken cancellationToken)
    {
        var entries = (await queue.ListAsync(lead.WorkflowId, asked, order, null, PageFrame.MaxCounted, cancellationToken)).Where(entry => entry.IsFor(by))
            .ToList();
        for (var place = 0; place < entries.Count; place++)
            if (entries[place].Lead == lead.Id)
                return (place == 0 ? null : entries[place - 1].Lead, place + 1 == entries.Count ? null : entries[place + 1].Lead);
        return (null, entries is [var head, ..] ? head.Lead : null);
    }

    /// <summary>The most urgent proposal that nobody else is looking at; when all are claimed, the most urgent one.</summary>
    public async Task<LeadId?> NextToDecideAsync(Lead decided, Queue asked, QueueOrder order, ReviewerId by, CancellationToken cancellationToken)
    {
        LeadId? claimed = null;
        foreach (var entry in await queue.ListAsync(decided.WorkflowId, asked, order, null, Lookahead, cancellationToken))
        {
            if (entry.Lead == decided.Id || !entry.IsFor(by)
                || await FindWaitingAsync(decided.WorkflowId, asked, order, entry, cancellationToken) is not { } item)
                continue;
            if (item.Review.Claim?.HoldsAgainst(by, clock.GetUtcNow()) != true)
                return item.Lead.Id;
            claimed ??= item.Lead.Id;
        }
        return claimed;
    }
}
