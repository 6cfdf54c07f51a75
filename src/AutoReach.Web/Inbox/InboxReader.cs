using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Inbox;

/// <summary>Reads what a page shows, all of it before the page is rendered.</summary>
public sealed class InboxReader(
    LeadStore leads, WorkflowStore workflows, DossierStore dossiers, ReviewQueue queue, WaitingReviews waiting, KillSwitch killSwitch, Neighbours neighbours,
    MemoryDesk memory,
    TimeProvider clock)
{
    private const int PageSize = 25;
    private const int MaxIdLength = 64;

    public async Task<PageFrame> FrameAsync(Session viewer, string? workflow, CancellationToken cancellationToken)
    {
        var all = await workflows.AllAsync(cancellationToken).ToListAsync(cancellationToken);
        var chosen = all.FirstOrDefault(candidate => candidate.Id.Value == workflow) ?? (all is [var first, ..] ? first : null);
        return new PageFrame(
            viewer, all, chosen, await CountAsync(viewer, chosen, Queue.Pending, cancellationToken),
            await CountAsync(viewer, chosen, Queue.Audit, cancellationToken),
            (await killSwitch.ReadAsync(cancellationToken)).On, LocalTimes.Of(chosen, clock.GetUtcNow()));
    }

    private async Task<int> CountAsync(Session viewer, Workflow? workflow, Queue asked, CancellationToken cancellationToken) => workflow is null ? 0
        : (await queue.ListAsync(workflow.Id, asked, QueueOrder.Age, null, PageFrame.MaxCounted, cancellationToken))
            .Count(entry => entry.IsFor(viewer.Reviewer));

    public async Task<QueueView> QueueAsync(
        Session viewer, string? workflow, Queue asked, QueueOrder order, string? after, Notice? notice, CancellationToken cancellationToken)
    {
        var frame = await FrameAsync(viewer, workflow, cancellationToken);
        if (frame.Workflow is null)
            return new QueueView(frame, asked, order, [], IsFirst: true, Next: null, notice);
        var found = await waiting.ListAsync(frame.Workflow.Id, asked, order, after, viewer.Reviewer, PageSize + 1, cancellationToken)
            .Take(PageSize + 1).ToListAsync(cancellationToken);
        return new QueueView(
            frame, asked, order, [.. found.Take(PageSize)], after is null, found.Count > PageSize ? found[PageSize - 1].Cursor : null, notice);
    }

    public async Task<LeadsView> LeadsAsync(
        Session viewer, string? workflow, LeadStatus? status, string? after, CancellationToken cancellationToken)
    {
        var frame = await FrameAsync(viewer, workflow, cancellationToken);
        if (frame.Workflow is null)
            return new LeadsView(frame, status, [], IsFirst: true, Next: null);
        var page = await leads.ListAsync(frame.Workflow.Id, status, after, PageSize, cancellationToken);
        var found = new List<Lead>();
        foreach (var entry in page.Entries)
            found.Add(await leads.GetAsync(entry.Id, cancellationToken));
        return new LeadsView(frame, status, found, after is null, page.Next);
    }

    /// <returns>Null when there is no such lead.</returns>
    public async Task<ItemView?> ItemAsync(Session viewer, LeadId id, QueueOrder order, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } lead)
            return null;
        var workflow = await WorkflowOfAsync(lead, cancellationToken);
        var frame = await FrameAsync(viewer, lead.WorkflowId.Value, cancellationToken);
        var review = (await leads.FindReviewAsync(id, lead.Revision, cancellationToken))?.Value;
        var (previous, next) = await neighbours.AroundAsync(
            lead, review is null ? Queue.Pending : ReviewQueue.QueueOf(review), order, viewer.Reviewer, cancellationToken);
        return new ItemView
        {
            Frame = frame with { Workflow = frame.Workflow?.Id == workflow.Id ? frame.Workflow : null, Times = LocalTimes.Of(workflow, clock.GetUtcNow()) },
            Lead = lead,
            Workflow = workflow,
            Review = review,
            Dossier = lead.Research is { } research ? await dossiers.FindAsync(research.Company, research.DossierVersion, cancellationToken) : null,
            Shown = BlindView.Of(lead, review, await leads.TimelineAsync(id, cancellationToken)),
            ImpliedReasons = await memory.ImpliedReasonsAsync(lead, review, cancellationToken) ?? [],
            Order = order,
            Previous = previous,
            Next = next,
        };
    }

    /// <summary>What was decided of a proposal, to tell of it on the next page.</summary>
    /// <returns>Null when nothing was.</returns>
    public async Task<Notice?> DecidedAsync(LeadId id, int revision, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } lead
            || (await leads.FindReviewAsync(id, revision, cancellationToken))?.Value is not { Resolution: { } resolution } review)
            return null;
        var workflow = await WorkflowOfAsync(lead, cancellationToken);
        return new Notice(
            $"{lead.Prospect.CompanyName}: {ResolutionWords.Short(resolution)}"
                + (review.Copy is null || lead.Explanation is not { } told ? "" : $". {told.TrimEnd('.')}"),
            Undoable.Of(lead, review, workflow, clock.GetUtcNow()),
            PostedItem.KeyOf(id, revision));
    }

    /// <summary>Which queue a proposal was taken from.</summary>
    public async Task<Queue> QueueOfAsync(LeadId id, int revision, CancellationToken cancellationToken) =>
        await leads.FindReviewAsync(id, revision, cancellationToken) is { Value: var review } ? ReviewQueue.QueueOf(review) : Queue.Pending;

    public async Task<ProposedText?> ProposedAsync(LeadId id, int revision, CancellationToken cancellationToken) =>
        (await leads.FindReviewAsync(id, revision, cancellationToken))?.Value.Proposed;

    /// <returns>Null for anything that is not a stored lead's id.</returns>
    public async Task<Lead?> FindAsync(LeadId id, CancellationToken cancellationToken) =>
        id.Value.Length is > 0 and <= MaxIdLength ? (await leads.FindAsync(id, cancellationToken))?.Value : null;

    /// <summary>A removed workflow's leads can still be read.</summary>
    private Task<Workflow> WorkflowOfAsync(Lead lead, CancellationToken cancellationToken) =>
        workflows.GetAsLastStatedAsync(lead.WorkflowId, cancellationToken);
}
