using AutoReach.Core.Learning.Items;
using AutoReach.Orchestration.Learning;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox.Memory;

/// <summary>The page that shows what was learned, and the forms that correct it.</summary>
internal static class MemoryPageEndpoints
{
    private const string Gone = "This has been deleted or forgotten meanwhile. Nothing was changed.";

    public static void Map(IEndpointRouteBuilder inbox)
    {
        inbox.MapGet("/memory", ShowAsync);
        inbox.MapPost("/workflows/{workflow}/memory/{item}",
            (string workflow, string item, HttpContext context, InboxReader reader, MemoryControl memory, InboxPages pages, CancellationToken stop) =>
            ChangeAsync(workflow, context, reader, memory, pages, frame => SettleAsync(frame, item, context, memory, stop), stop));
        inbox.MapPost("/workflows/{workflow}/memory/proposals/{proposal}",
            (string workflow, string proposal, HttpContext context, InboxReader reader, MemoryControl memory, InboxPages pages, CancellationToken stop) =>
            ChangeAsync(workflow, context, reader, memory, pages, async frame => await memory.AdoptAsync(frame.Workflow!.Id, proposal, stop) switch
            {
                Adoption.Done => null,
                Adoption.Refused refused => refused.Reason,
                Adoption.Unknown => "Decisions no longer speak for this. Nothing was changed.",
                var other => throw new InvalidOperationException($"No page for {other.GetType().Name}."),
            }, stop));
    }

    /// <param name="change">Null where it was done, else why not.</param>
    private static async Task<IResult> ChangeAsync(
        string workflow, HttpContext context, InboxReader reader, MemoryControl memory, InboxPages pages, Func<PageFrame, Task<string?>> change,
        CancellationToken cancellationToken)
    {
        if (!Session.Of(context).IsAdmin)
            return await pages.MessageAsync(
                context, StatusCodes.Status403Forbidden, "Not with this key", "Only an administrator changes what was learned.", cancellationToken);
        var frame = await reader.FrameAsync(Session.Of(context), workflow, cancellationToken);
        if (frame.Workflow is not { } found || found.Id.Value != workflow)
            return await pages.MessageAsync(context, StatusCodes.Status404NotFound, "No such workflow", "This workflow has been removed.", cancellationToken);
        return await change(frame) is { } trouble
            ? await PageAsync(frame, memory, trouble, cancellationToken)
            : Results.LocalRedirect(Links.Memory(found.Id));
    }

    private static async Task<string?> SettleAsync(PageFrame frame, string item, HttpContext context, MemoryControl memory, CancellationToken cancellationToken)
    {
        var (id, by, form) = (frame.Workflow!.Id, Session.Of(context).Reviewer, await context.Request.ReadFormAsync(cancellationToken));
        if (form["act"] == "delete")
            return await memory.DeleteAsync(id, item, by, cancellationToken) ? null : Gone;
        ItemChange? change = form["act"].ToString() switch
        {
            "pin" => new ItemChange(Pinned: true),
            "unpin" => new ItemChange(Pinned: false),
            "off" => new ItemChange(Active: false),
            "on" => new ItemChange(Active: true),
            "value" when form.ContainsKey("value") => new ItemChange(Value: form["value"].ToString()),
            _ => null,
        };
        if (change is null)
            return "The form was not complete. Nothing was changed.";
        var (answer, _) = await memory.SettleAsync(id, item, change, by, cancellationToken);
        return answer switch
        {
            ItemAnswer.Accepted => null,
            ItemAnswer.Invalid invalid => $"That value cannot be taken. {invalid.Reason}",
            ItemAnswer.Refused refused => refused.Reason,
            ItemAnswer.Unknown => Gone,
            _ => throw new InvalidOperationException($"No page for {answer.GetType().Name}."),
        };
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, InboxReader reader, MemoryControl memory, InboxPages pages, CancellationToken cancellationToken)
    {
        var frame = await reader.FrameAsync(Session.Of(context), context.Request.Query["workflow"], cancellationToken);
        return frame.Workflow is null
            ? await pages.MessageAsync(
                context, StatusCodes.Status404NotFound, "No workflow yet", "Memory belongs to a workflow. Create one first.", cancellationToken)
            : await PageAsync(frame, memory, trouble: null, cancellationToken);
    }

    private static async Task<IResult> PageAsync(PageFrame frame, MemoryControl memory, string? trouble, CancellationToken cancellationToken)
    {
        var view = new MemoryPageView(frame, frame.Workflow!, await memory.ReadAsync(frame.Workflow!, cancellationToken), trouble);
        return new RazorComponentResult<MemoryPage>(new { View = view })
        {
            StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            PreventStreamingRendering = true,
        };
    }
}
