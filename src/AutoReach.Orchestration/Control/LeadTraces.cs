using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Control;

/// <summary>
/// What follows from a lead's state outside its own partition: the index by workflow, its place in the queue, the end of
/// its orchestration. It cannot stand in the same commit, so it is promised before and brought about after; whoever finds
/// an open promise brings it about again.
/// </summary>
public sealed class LeadTraces(LeadStore leads, ReviewQueue queue, HeldLeads held, IOrchestrationClient client)
{
    /// <summary>Idempotent, and right whatever has happened to the lead since.</summary>
    public async Task FollowAsync(LeadId id, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(id, cancellationToken) is not { Value: var lead })
            return;
        await leads.ReindexedAsync(lead, cancellationToken);
        var review = (await leads.FindReviewAsync(id, lead.Revision, cancellationToken))?.Value;
        if (review is not null && WaitingReviews.IsWaiting(lead, review, ReviewQueue.QueueOf(review)))
            await queue.PutAsync(lead, review, cancellationToken); // what is left over in the queue is dropped by whoever reads it
        if (lead.Status == LeadStatus.Canceled && review is null or { Settled: true })
            await EndAsync(lead, cancellationToken);
    }

    /// <summary>Ends a canceled lead's orchestration, which no open review ends.</summary>
    public async Task EndAsync(Lead canceled, CancellationToken cancellationToken)
    {
        await client.TerminateAsync(canceled.InstanceId, "canceled", cancellationToken);
        await held.RemoveAsync(canceled, cancellationToken);
    }
}
