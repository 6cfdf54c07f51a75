using AutoReach.Core;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Api;

/// <summary>A page of what waits, as clients see it.</summary>
internal sealed class PendingReviews(WaitingReviews waiting, LeadViews views)
{
    public async Task<Page<LeadView>> ListAsync(
        WorkflowId workflow, Queue asked, QueueOrder order, ReviewerId reader, PageAsked page, CancellationToken cancellationToken)
    {
        var found = await waiting.ListAsync(workflow, asked, order, page.After, reader, page.Limit + 1, cancellationToken)
            .Take(page.Limit + 1).ToListAsync(cancellationToken);
        var items = new List<LeadView>();
        foreach (var item in found.Take(page.Limit))
            items.Add(await views.OfAsync(item.Lead, item.Review, cancellationToken));
        return new Page<LeadView>(items, found.Count > page.Limit ? page.CursorAfter(found[page.Limit - 1].Cursor) : null);
    }
}
