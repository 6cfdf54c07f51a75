using AutoReach.Core;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox;

/// <summary>What can be done with a lead: each a form's post, answered by a redirect, or by the page again with the reason why not.</summary>
internal static class ItemEndpoints
{
    public static void Map(IEndpointRouteBuilder inbox)
    {
        inbox.MapPost("/{lead}/decision", DecideAsync);
        inbox.MapPost("/{lead}/redraft", RedraftAsync);
        inbox.MapPost("/{lead}/undo", UndoAsync);
        inbox.MapPost("/{lead}/claim", (HttpContext context, ReviewDesk desk, InboxPages pages, InboxReader reader, CancellationToken cancellationToken) =>
            StayAsync(context, desk, pages, reader, by => new ReviewCommand.TakeClaim(by), "claimed", cancellationToken));
        inbox.MapPost("/{lead}/release", (HttpContext context, ReviewDesk desk, InboxPages pages, InboxReader reader, CancellationToken cancellationToken) =>
            StayAsync(context, desk, pages, reader, by => new ReviewCommand.ReleaseClaim(by), "released", cancellationToken));
        inbox.MapPost("/{lead}/cancel", CancelAsync);
        inbox.MapPost("/{lead}/retry", RetryAsync);
    }

    private static async Task<IResult> DecideAsync(
        HttpContext context, ReviewDesk desk, Neighbours neighbours, InboxPages pages, InboxReader reader, CancellationToken cancellationToken)
    {
        var posted = await PostedItem.ReadAsync(context.Request, cancellationToken);
        if (posted.ToInput() is not { } input || posted.Revision is null)
            return await pages.TroubleAsync(context, posted, _ => TroubleWords.Incomplete, cancellationToken);
        var by = Session.Of(context).Reviewer;
        var answer = await desk.HandleAsync(posted.Lead, posted.Revision, new ReviewCommand.Decide(input, by), cancellationToken);
        return answer is DeskAnswer.Declined { Answer: ReviewAnswer.AlreadyResolved { Winner: var winner } } && IsRepeat(winner, input, by)
            ? await GoOnAsync(context, posted, neighbours, reader, cancellationToken)
            : await AnswerAsync(context, posted, answer, neighbours, pages, reader, cancellationToken);
    }

    private static async Task<IResult> RedraftAsync(
        HttpContext context, ReviewDesk desk, Neighbours neighbours, InboxPages pages, InboxReader reader, CancellationToken cancellationToken)
    {
        var posted = await PostedItem.ReadAsync(context.Request, cancellationToken);
        if (posted.Revision is null)
            return await pages.TroubleAsync(context, posted, _ => TroubleWords.Incomplete, cancellationToken);
        var command = new ReviewCommand.RequestRedraft(posted.Instruction ?? "", Session.Of(context).Reviewer);
        var answer = await desk.HandleAsync(posted.Lead, posted.Revision, command, cancellationToken);
        return await AnswerAsync(context, posted, answer, neighbours, pages, reader, cancellationToken);
    }

    private static async Task<IResult> UndoAsync(
        HttpContext context, ReviewDesk desk, InboxPages pages, InboxReader reader, CancellationToken cancellationToken)
    {
        var window = await desk.UndoWindowAsync(LeadId.Of(context.Request.RouteValues["lead"] as string ?? ""), cancellationToken);
        return await StayAsync(context, desk, pages, reader, by => new ReviewCommand.Undo(by, window), "undone", cancellationToken);
    }

    private static async Task<IResult> CancelAsync(HttpContext context, LeadControl control, InboxPages pages, CancellationToken cancellationToken)
    {
        var posted = await PostedItem.ReadAsync(context.Request, cancellationToken);
        var answer = await control.CancelAsync(posted.Lead, Session.Of(context).Reviewer.Value, cancellationToken);
        return await AnswerAsync(context, posted, answer, "canceled", pages, cancellationToken);
    }

    private static async Task<IResult> RetryAsync(HttpContext context, LeadControl control, InboxPages pages, CancellationToken cancellationToken)
    {
        var posted = await PostedItem.ReadAsync(context.Request, cancellationToken);
        var answer = await control.RetryAsync(posted.Lead, Session.Of(context).Reviewer.Value, posted.AcceptDuplicateRisk, cancellationToken);
        return await AnswerAsync(context, posted, answer, "retried", pages, cancellationToken);
    }

    /// <summary>A command after which the same item is looked at again.</summary>
    private static async Task<IResult> StayAsync(
        HttpContext context, ReviewDesk desk, InboxPages pages, InboxReader reader,
        Func<ReviewerId, ReviewCommand> command, string notice, CancellationToken cancellationToken)
    {
        var posted = await PostedItem.ReadAsync(context.Request, cancellationToken);
        return await desk.HandleAsync(posted.Lead, posted.Revision, command(Session.Of(context).Reviewer), cancellationToken) switch
        {
            DeskAnswer.Done => Results.LocalRedirect(Links.Item(posted.Lead, posted.Order) + $"&notice={notice}"),
            DeskAnswer.NotFound => await pages.NotFoundAsync(context, cancellationToken),
            var answer => await RefuseAsync(context, posted, answer, pages, reader, cancellationToken),
        };
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, PostedItem posted, DeskAnswer answer, Neighbours neighbours, InboxPages pages, InboxReader reader,
        CancellationToken cancellationToken) => answer switch
        {
            DeskAnswer.Done => await GoOnAsync(context, posted, neighbours, reader, cancellationToken),
            DeskAnswer.NotFound => await pages.NotFoundAsync(context, cancellationToken),
            _ => await RefuseAsync(context, posted, answer, pages, reader, cancellationToken),
        };

    private static async Task<IResult> AnswerAsync(
        HttpContext context, PostedItem posted, ControlAnswer answer, string notice, InboxPages pages, CancellationToken cancellationToken) => answer switch
        {
            ControlAnswer.Done => Results.LocalRedirect(Links.Item(posted.Lead, posted.Order) + $"&notice={notice}"),
            ControlAnswer.NotFound => await pages.NotFoundAsync(context, cancellationToken),
            ControlAnswer.Refused refused => await pages.TroubleAsync(context, posted, _ => TroubleWords.Refused(refused.Reason), cancellationToken),
            _ => throw new InvalidOperationException($"No page for {answer.GetType().Name}."),
        };

    /// <summary>To what should be decided next, with a notice of what has been.</summary>
    private static async Task<IResult> GoOnAsync(
        HttpContext context, PostedItem posted, Neighbours neighbours, InboxReader reader, CancellationToken cancellationToken)
    {
        var session = Session.Of(context);
        var decided = PostedItem.KeyOf(posted.Lead, posted.Revision!.Value);
        if (await reader.FindAsync(posted.Lead, cancellationToken) is not { } lead)
            return Results.LocalRedirect("/inbox");
        var queue = await reader.QueueOfAsync(posted.Lead, posted.Revision.Value, cancellationToken);
        return Results.LocalRedirect(await neighbours.NextToDecideAsync(lead, queue, posted.Order, session.Reviewer, cancellationToken) is { } next
            ? $"{Links.Item(next, posted.Order)}&decided={decided}"
            : $"{Links.Queue(lead.WorkflowId, posted.Order, queue: queue)}&decided={decided}");
    }

    private static async Task<IResult> RefuseAsync(
        HttpContext context, PostedItem posted, DeskAnswer answer, InboxPages pages, InboxReader reader, CancellationToken cancellationToken)
    {
        var proposed = posted.Revision is { } revision ? await reader.ProposedAsync(posted.Lead, revision, cancellationToken) : null;
        var seen = answer is DeskAnswer.OldRevision ? proposed : null;
        return await pages.TroubleAsync(
            context, posted, view => TroubleWords.Of(answer, view.Me, view.Times) with { Seen = seen, Yours = posted.EditOf(proposed) }, cancellationToken);
    }

    /// <summary>The same person sent the same decision twice, by a double click or after a lost answer.</summary>
    private static bool IsRepeat(Resolution winner, DecisionInput input, ReviewerId by) =>
        winner is Resolution.Decided { Decision: var decision } && decision.By == by && decision.Verdict == input.Verdict
        && (input.Verdict != Verdict.Edit || decision.Body == input.Body?.ReplaceLineEndings("\n"));
}
