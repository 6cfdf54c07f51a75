using System.Runtime.CompilerServices;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Review;

/// <summary>One proposal that waits for an answer.</summary>
/// <param name="Cursor">Its place in the queue, to go on from.</param>
public sealed record WaitingItem(Lead Lead, ReviewState Review, string Cursor)
{
    /// <summary>What may be shown of it before somebody has answered.</summary>
    public BlindView Shown { get; } = BlindView.Of(Lead, Review);
}

/// <summary>
/// The one way to read the queue. The queue is an index and may lag behind the leads, so what waits is what the lead and
/// its review say; an entry that was left over is dropped as it was read.
/// </summary>
public sealed class WaitingReviews(ReviewQueue queue, LeadStore leads)
{
    private const int PageSize = 100;

    /// <summary>Whether a proposal waits in a queue: nobody has answered, and it is still the lead's present one.</summary>
    public static bool IsWaiting(Lead lead, ReviewState review, Queue asked) =>
        review.Resolution is null && review.Revision == lead.Revision && ReviewQueue.QueueOf(review) == asked
        && (asked == Queue.Audit || lead.Status == LeadStatus.AwaitingDecision);

    /// <summary>What waits, in order, from after a cursor to the end; read as it is asked for.</summary>
    /// <param name="reader">Leaves out what this reviewer may not answer; null: all.</param>
    /// <param name="pageSize">How many entries are read at a time, 1 to 1,000.</param>
    public async IAsyncEnumerable<WaitingItem> ListAsync(
        WorkflowId workflow, Queue asked, QueueOrder order, string? after, ReviewerId? reader, int pageSize = PageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<LeadId>();
        IReadOnlyList<QueueEntry> entries;
        do
        {
            entries = await queue.ListAsync(workflow, asked, order, after, pageSize, cancellationToken);
            foreach (var entry in entries)
                if ((reader is not { } who || entry.IsFor(who)) && await FindAsync(workflow, asked, order, entry, cancellationToken) is { } item
                    && seen.Add(item.Lead.Id))
                    yield return item;
            after = entries is [.., var last] ? last.Cursor : after;
        }
        while (entries.Count == pageSize);
    }

    private async Task<WaitingItem?> FindAsync(WorkflowId workflow, Queue asked, QueueOrder order, QueueEntry entry, CancellationToken cancellationToken)
    {
        var lead = (await leads.FindAsync(entry.Lead, cancellationToken))?.Value;
        var review = lead is null ? null : (await leads.FindReviewAsync(lead.Id, lead.Revision, cancellationToken))?.Value;
        if (lead is not null && review is not null && IsWaiting(lead, review, asked))
            return new WaitingItem(lead, review, entry.Cursor);
        await queue.DropAsync(workflow, asked, order, entry, cancellationToken);
        return null;
    }
}
