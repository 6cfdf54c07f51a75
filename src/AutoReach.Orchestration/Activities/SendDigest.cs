using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Habits;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Activities;

/// <summary>Writes to the team what waits for it, and for how long.</summary>
public sealed class SendDigest(WorkflowStore workflows, WaitingReviews queue, MemoryDesk memory, TeamMail mail, Outbound outbound,
    TimeProvider clock) : IActivity<DigestOf, int>
{
    public static readonly Activity<DigestOf, int> Step = new("sendDigest");

    /// <returns>How many people were written to: none when nothing waits any more, or when the workflow has no sender.</returns>
    public async Task<int> RunAsync(ActivityContext context, DigestOf digest, CancellationToken cancellationToken)
    {
        if (await workflows.FindAsync(digest.Workflow, cancellationToken) is not { Value: var workflow })
            return 0;
        var habits = await memory.AskAsync(digest.Workflow, learned => learned.Habits.Habits(), cancellationToken);
        var waiting = ReviewDigest.Ordered(await WaitingAsync(digest.Workflow, cancellationToken), habits);
        if (waiting.Count == 0)
            return 0;
        var (size, now) = (DigestPlan.Of(workflow.Review, habits).Size, clock.GetUtcNow());
        return await mail.SendAsync(workflow, [.. workflow.Review.DigestTo.Select(EmailAddress.Of)],
            ReviewDigest.Subject(workflow.Name, waiting),
            to => ReviewDigest.Body(
                workflow.Name, waiting, size, outbound.InboxAddressFor(digest.Workflow), now, outbound.DigestLinksFor(digest.InstanceId, to, now)),
            $"digest\n{digest.InstanceId}", cancellationToken);
    }

    /// <summary>The longest waiting first.</summary>
    private async Task<IReadOnlyList<WaitingReview>> WaitingAsync(WorkflowId workflow, CancellationToken cancellationToken)
    {
        var waiting = new List<WaitingReview>();
        await foreach (var (lead, review, _) in queue.ListAsync(
            workflow, Queue.Pending, QueueOrder.Age, after: null, reader: null, cancellationToken: cancellationToken))
            if (review.Copy is null) // nobody is called for a copy
                waiting.Add(new WaitingReview(
                    lead.Prospect.CompanyName, review.Action, review.OpenedAt, review.Urgency, ConcernsOf(lead, review), ProposalRef.Of(review)));
        return waiting;
    }

    private static IReadOnlyList<Concern> ConcernsOf(Lead lead, ReviewState review) => Concern.Of(
        (lead.Research?.Flags ?? []).Where(flag => flag.Blocking).Select(flag => flag.Kind), BlindView.Of(lead, review).Gate?.Reason);
}
