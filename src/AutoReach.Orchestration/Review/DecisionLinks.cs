using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Review;

/// <summary>What a link in a digest stands for now.</summary>
public abstract record LinkStanding
{
    private LinkStanding()
    {
    }

    /// <summary>No link of ours, or one to what is gone.</summary>
    public sealed record Unknown : LinkStanding;

    /// <summary>It is too old, or its reader is no longer among those who are written to.</summary>
    public sealed record Ended : LinkStanding;

    /// <summary>The lead has another proposal now, a decision was taken back, or nothing is waited for any more.</summary>
    public sealed record Changed : LinkStanding;

    public sealed record Resolved(DecisionLink Link, Lead Lead, Resolution Resolution, Workflow Workflow) : LinkStanding;

    public sealed record Open(DecisionLink Link, Lead Lead, ReviewState Review, Workflow Workflow) : LinkStanding;
}

/// <summary>Reads links of digests and takes decisions that come by them. Whoever reads a link changes nothing.</summary>
public sealed class DecisionLinks(LeadStore leads, WorkflowStore workflows, ReviewDesk desk, Outbound outbound, CodeTries tries, TimeProvider clock)
{
    public async Task<LinkStanding> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (outbound.ReadDecisionLink(token) is not { Proposal: var meant } link
            || await leads.FindAsync(meant.Lead, cancellationToken) is not { Value: var lead })
            return new LinkStanding.Unknown();
        if (clock.GetUtcNow() >= link.Expires || await workflows.FindAsync(lead.WorkflowId, cancellationToken) is not { Value: var workflow }
            || !IsWrittenTo(workflow, link.Reviewer))
            return new LinkStanding.Ended();
        if (await leads.FindReviewAsync(meant.Lead, meant.Revision, cancellationToken) is not { Value: var review } || ProposalRef.Of(review) != meant)
            return new LinkStanding.Changed();
        if (review.Resolution is { } resolution)
            return new LinkStanding.Resolved(link, lead, resolution, workflow);
        return lead.Revision == meant.Revision && !lead.IsFinished ? new LinkStanding.Open(link, lead, review, workflow) : new LinkStanding.Changed();
    }

    public Task<bool> NeedsSignInAsync(DecisionLink link, CancellationToken cancellationToken) => tries.IsSpentAsync(link, cancellationToken);

    /// <returns>Whether it is the code of the link's mail; null when codes are no longer taken for it.</returns>
    public async Task<bool?> IsRightAsync(DecisionLink link, string code, CancellationToken cancellationToken)
    {
        if (!await tries.TryTakeAsync(link, cancellationToken))
            return null;
        if (!outbound.IsCodeOf(link, code))
            return false;
        await tries.GiveBackAsync(link, cancellationToken);
        return true;
    }

    public Task<DeskAnswer> DecideAsync(LinkStanding.Open open, DecisionInput input, ReviewerId by, CancellationToken cancellationToken) =>
        desk.HandleAsync(open.Lead.Id, open.Review.Revision, new ReviewCommand.Decide(input, by), cancellationToken);

    private static bool IsWrittenTo(Workflow workflow, EmailAddress reader) =>
        workflow.Review.DigestTo.Any(to => EmailAddress.TryParse(to, out var address) && address == reader);
}
