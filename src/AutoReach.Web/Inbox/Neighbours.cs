using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Inbox;

/// <summary>Where to go from an item: its neighbours in the queue, and what to decide next.</summary>
public sealed class Neighbours(ReviewQueue queue, WaitingReviews waiting, TimeProvider clock)
{
    private const int Lookahead = 50;

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
        await foreach (var item in waiting.ListAsync(decided.WorkflowId, asked, order, after: null, by, Lookahead, cancellationToken).Take(Lookahead))
        {
            if (item.Lead.Id == decided.Id)
                continue;
            if (item.Review.Claim?.HoldsAgainst(by, clock.GetUtcNow()) != true)
                return item.Lead.Id;
            claimed ??= item.Lead.Id;
        }
        return claimed;
    }
}
