using AutoReach.Core;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AutoReach.Web.Inbox;

/// <summary>Pages as results, also those that say why something could not be done.</summary>
public sealed class InboxPages(InboxReader reader)
{
    public static RazorComponentResult<QueuePage> Show(QueueView view) => new(new { View = view }) { PreventStreamingRendering = true };

    public static RazorComponentResult<AllLeadsPage> Show(LeadsView view) => new(new { View = view }) { PreventStreamingRendering = true };

    public static RazorComponentResult<ItemPage> Show(ItemView view) =>
        new(new { View = view }) { StatusCode = view.Trouble?.Status ?? StatusCodes.Status200OK, PreventStreamingRendering = true };

    public async Task<IResult> ItemAsync(HttpContext context, LeadId lead, QueueOrder order, Notice? notice, CancellationToken cancellationToken) =>
        await reader.ItemAsync(Session.Of(context), lead, order, cancellationToken) is { } view
            ? Show(view with { Notice = notice })
            : await NotFoundAsync(context, cancellationToken);

    /// <summary>The item again, with what stood in the way and with everything that was typed.</summary>
    public async Task<IResult> TroubleAsync(HttpContext context, PostedItem posted, Func<ItemView, Trouble> trouble, CancellationToken cancellationToken) =>
        await reader.ItemAsync(Session.Of(context), posted.Lead, posted.Order, cancellationToken) is { } view
            ? Show(view with { Trouble = trouble(view), Posted = posted })
            : await NotFoundAsync(context, cancellationToken);

    public async Task<IResult> ExpiredAsync(HttpContext context, CancellationToken cancellationToken) => context.Request.RouteValues.ContainsKey("lead")
        ? await TroubleAsync(context, await PostedItem.ReadAsync(context.Request, cancellationToken),
            _ => new Trouble(StatusCodes.Status400BadRequest, "Please send it again", FormGuard.Expired), cancellationToken)
        : await MessageAsync(context, StatusCodes.Status400BadRequest, "Please try again", FormGuard.Expired, cancellationToken);

    public Task<IResult> NotFoundAsync(HttpContext context, CancellationToken cancellationToken) => MessageAsync(
        context, StatusCodes.Status404NotFound, "No such lead",
        "There is no lead at this address. It may belong to another installation, or the link is cut off.", cancellationToken);

    public async Task<IResult> MessageAsync(HttpContext context, int status, string title, string sentence, CancellationToken cancellationToken)
    {
        var frame = await reader.FrameAsync(Session.Of(context), null, cancellationToken);
        return new RazorComponentResult<MessagePage>(
            new { Frame = frame, Title = title, Sentence = sentence })
        { StatusCode = status, PreventStreamingRendering = true };
    }
}
