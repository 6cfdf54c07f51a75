using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;

namespace AutoReach.Orchestration.Storage;

/// <summary>What waits to be acted on, and what was acted on and is audited.</summary>
public enum Queue { Pending, Audit }

public enum QueueOrder { Risk, Age, Value }

/// <summary>
/// Which leads wait for a person, kept once in each order so that the next item is a range's first row however long
/// the queue is. An index only: whether a lead still waits is what the lead says.
/// </summary>
public sealed class ReviewQueue(ITableStore store)
{
    private static readonly QueueOrder[] Orders = Enum.GetValues<QueueOrder>();

    // At once, since the store flushes writes that come together only once.
    public Task PutAsync(Lead lead, ReviewState review, CancellationToken cancellationToken) => Task.WhenAll(Orders.Select(order =>
        store.UpsertAsync(Tables.ReviewQueue, Partition(lead.WorkflowId, QueueOf(review), order), SortKey(lead, review, order),
            new Queued(lead.Id, review.Copy?.NotFor), cancellationToken)));

    public Task RemoveAsync(Lead lead, ReviewState review, CancellationToken cancellationToken) => Task.WhenAll(Orders.Select(order =>
        store.DeleteAsync(Tables.ReviewQueue, Partition(lead.WorkflowId, QueueOf(review), order), SortKey(lead, review, order), cancellationToken)));

    /// <summary>The head of the queue, from after a cursor.</summary>
    public async Task<IReadOnlyList<QueueEntry>> ListAsync(
        WorkflowId workflow, Queue queue, QueueOrder order, string? after, int limit, CancellationToken cancellationToken)
    {
        var range = new RowRange(Partition(workflow, queue, order), after is null ? null : after + "\0", Limit: limit);
        return [.. (await store.QueryAsync(Tables.ReviewQueue, range, cancellationToken))
            .Select(row => (row.Key, row.ETag, Waits: CoreJson.Read<Queued>(row.Content)))
            .Select(row => new QueueEntry(row.Waits.Lead, row.Key.Row, row.ETag, row.Waits.NotFor))];
    }

    /// <summary>Drops an entry as it was read; one that was put back meanwhile, by an undo, stays.</summary>
    public Task DropAsync(WorkflowId workflow, Queue queue, QueueOrder order, QueueEntry stale, CancellationToken cancellationToken) =>
        store.WriteAsync(Tables.ReviewQueue, Partition(workflow, queue, order), [new RowWrite.Delete(stale.Cursor, stale.ETag)], cancellationToken);

    /// <summary>Copies wait among what is pending: whoever knew that an answer changes nothing would answer otherwise.</summary>
    public static Queue QueueOf(ReviewState review) => review.Audit is null ? Queue.Pending : Queue.Audit;

    private static string Partition(WorkflowId workflow, Queue queue, QueueOrder order) =>
        queue == Queue.Pending ? $"{workflow}|{order}" : $"{workflow}|{queue}|{order}";

    /// <summary>Ascending means more urgent first. The place of a blind item says nothing of what the AI thinks.</summary>
    private static string SortKey(Lead lead, ReviewState review, QueueOrder order)
    {
        var culture = CultureInfo.InvariantCulture;
        var age = review.OpenedAt.UtcTicks.ToString("D19", culture);
        var tail = string.Create(culture, $"{age}|{lead.Id}|{review.Revision:D4}");
        return order switch
        {
            QueueOrder.Age => tail,
            QueueOrder.Value => string.Create(culture, $"{long.MaxValue - (long)Math.Min(lead.Prospect.Value ?? 0, 1_000_000_000_000m):D19}|{tail}"),
            QueueOrder.Risk =>
                string.Create(culture, $"{(HasBlockingFlag(lead) ? 0 : 1)}|{(int)((review.Blind ? 0 : lead.Gate?.Confidence ?? 0) * 1_000_000):D7}|{tail}"),
            _ => throw new InvalidOperationException($"No order {order}."),
        };
    }

    private static bool HasBlockingFlag(Lead lead) => lead.Research?.Flags.Any(flag => flag.Blocking) ?? false;

    private sealed record Queued(LeadId Lead, ReviewerId? NotFor);
}

/// <param name="Lead">Who waits.</param>
/// <param name="Cursor">Its place, to go on from.</param>
/// <param name="ETag">Changes whenever it is put anew.</param>
/// <param name="NotFor">Who may not answer; null: everybody may.</param>
public sealed record QueueEntry(LeadId Lead, string Cursor, string ETag, ReviewerId? NotFor = null)
{
    public bool IsFor(ReviewerId reviewer) => NotFor != reviewer;
}
