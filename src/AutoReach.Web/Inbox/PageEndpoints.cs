using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox;

/// <summary>What can be looked at. Nothing here changes anything.</summary>
internal static class PageEndpoints
{
    private const int MaxCursorLength = 400;

    public static void Map(IEndpointRouteBuilder inbox)
    {
        inbox.MapGet("", (HttpContext context, InboxReader reader, CancellationToken stop) => QueueAsync(Queue.Pending, context, reader, stop));
        inbox.MapGet("/audits", (HttpContext context, InboxReader reader, CancellationToken stop) => QueueAsync(Queue.Audit, context, reader, stop));
        inbox.MapGet("/leads", LeadsAsync);
        inbox.MapGet("/{lead}", ItemAsync);
    }

    private static async Task<IResult> QueueAsync(Queue queue, HttpContext context, InboxReader reader, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var notice = await NoticeAsync(context, reader, cancellationToken);
        return InboxPages.Show(await reader.QueueAsync(
            Session.Of(context), query["workflow"], queue, PostedItem.OrderOf(query["order"]), CursorOf(query["after"]), notice, cancellationToken));
    }

    private static async Task<IResult> LeadsAsync(HttpContext context, InboxReader reader, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        return InboxPages.Show(await reader.LeadsAsync(
            Session.Of(context), query["workflow"], PostedItem.Named<LeadStatus>(query["status"]), CursorOf(query["after"]), cancellationToken));
    }

    private static async Task<IResult> ItemAsync(string lead, HttpContext context, InboxReader reader, InboxPages pages, CancellationToken cancellationToken) =>
        await pages.ItemAsync(context, LeadId.Of(lead), PostedItem.OrderOf(context.Request.Query["order"]),
            await NoticeAsync(context, reader, cancellationToken), cancellationToken);

    /// <summary>An address only names what was done; what it says of it is read from storage.</summary>
    private static async Task<Notice?> NoticeAsync(HttpContext context, InboxReader reader, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        if (PostedItem.TryReadKey(query["decided"], out var lead, out var revision))
            return await reader.DecidedAsync(lead, revision, cancellationToken);
        return NoticeWords.Describe(query["notice"]) is { } sentence ? new Notice(sentence) : null;
    }

    private static string? CursorOf(string? text) => text is { Length: > 0 and <= MaxCursorLength } ? text : null;
}
