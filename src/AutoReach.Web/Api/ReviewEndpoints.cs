using System.Security.Claims;
using AutoReach.Core;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

/// <param name="Revision">The draft that was read.</param>
/// <param name="Instruction">What should change.</param>
internal sealed record RedraftBody(int? Revision, string? Instruction);

/// <summary>The queue, and what reviewers do with an item short of deciding.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        api.MapGet("workflows/{id}/reviews", ListAsync).WithTags("Reviews").WithName("listReviews").WithSummary("What waits for a person")
            .WithDescription(
                "queue is pending or audit, order is risk, age or value; the most urgent first. A second opinion on what somebody else decided waits "
                    + "among the pending, blind; nobody is offered one on what they decided themselves.")
            .Produces<Page<LeadView>>().Refuses(400, 404);
        Map(api, "claim", "Hold an item for ten minutes, so that nobody else reads it too", by => new ReviewCommand.TakeClaim(by));
        Map(api, "release", "Give an item back", by => new ReviewCommand.ReleaseClaim(by));
        api.MapPost("leads/{id}/undo", UndoAsync).WithTags("Reviews").WithName("undo")
            .WithSummary("Take the last decision back, within the undo window and before anything was sent")
            .Produces<LeadView>().Refuses(404, 409);
        api.MapPost("leads/{id}/redraft", RedraftAsync).WithTags("Reviews").WithName("redraft").WithSummary("Have another draft written")
            .Produces<LeadView>().Refuses(400, 404, 409);
    }

    private static void Map(IEndpointRouteBuilder api, string name, string summary, Func<ReviewerId, ReviewCommand> command) => api
        .MapPost($"leads/{{id}}/{name}", (string id, ClaimsPrincipal caller, ReviewDesk desk, LeadViews views, CancellationToken stop) =>
            AnswerAsync(desk, views, new LeadId(id), null, command(caller.Reviewer()), stop))
        .WithTags("Reviews").WithName(name).WithSummary(summary).Produces<LeadView>().Refuses(404, 409);

    private static async Task<IResult> ListAsync(
        string id, string? queue, string? order, int? limit, string? cursor,
        ClaimsPrincipal caller, WorkflowStore workflows, PendingReviews pending, CancellationToken cancellationToken)
    {
        if (!EnumWords.TryParse<Queue>(queue ?? "pending", out var asked))
            return Problem.Invalid("queue", $"One of {EnumWords.List<Queue>()}.");
        if (!EnumWords.TryParse<QueueOrder>(order ?? "risk", out var by))
            return Problem.Invalid("order", $"One of {EnumWords.List<QueueOrder>()}.");
        if (PageAsked.Read($"reviews/{EnumWords.Of(asked)}/{EnumWords.Of(by)}", limit, cursor, out var refusal) is not { } page)
            return refusal!;
        if (await workflows.FindAsync(new WorkflowId(id), cancellationToken) is null)
            return Problem.NotFound("There is no such workflow.");
        return TypedResults.Ok(await pending.ListAsync(new WorkflowId(id), asked, by, caller.Reviewer(), page, cancellationToken));
    }

    private static async Task<IResult> UndoAsync(
        string id, ClaimsPrincipal caller, ReviewDesk desk, LeadViews views, CancellationToken cancellationToken)
    {
        var lead = new LeadId(id);
        var window = await desk.UndoWindowAsync(lead, cancellationToken);
        return await AnswerAsync(desk, views, lead, null, new ReviewCommand.Undo(caller.Reviewer(), window), cancellationToken);
    }

    private static async Task<IResult> RedraftAsync(
        string id, RedraftBody body, ClaimsPrincipal caller, ReviewDesk desk, LeadViews views, CancellationToken cancellationToken) =>
        body.Revision is >= 1
            ? await AnswerAsync(
                desk, views, new LeadId(id), body.Revision, new ReviewCommand.RequestRedraft(body.Instruction ?? "", caller.Reviewer()), cancellationToken)
            : Problem.Invalid("revision", "The revision of the draft that was read, 1 or more.");

    private static async Task<IResult> AnswerAsync(
        ReviewDesk desk, LeadViews views, LeadId id, int? revision, ReviewCommand command, CancellationToken cancellationToken) =>
        await desk.HandleAsync(id, revision, command, cancellationToken) switch
        {
            DeskAnswer.Done done => TypedResults.Ok(await views.OfAsync(done.Lead, done.Review, cancellationToken)),
            var refused => refused.ToProblem(),
        };
}
