using AutoReach.Core;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox;

/// <summary>The switches that stop everything of a workflow or of all, and start it again.</summary>
internal static class WorkflowEndpoints
{
    public static void Map(IEndpointRouteBuilder inbox)
    {
        inbox.MapPost("/workflows/{workflow}/pause", (string workflow, HttpContext context, WorkflowControl control, WorkflowStore workflows, InboxPages pages, CancellationToken stop) =>
            SwitchAsync(workflow, context, workflows, pages, id => control.PauseAsync(id, stop), stop));
        inbox.MapPost("/workflows/{workflow}/resume", (string workflow, HttpContext context, WorkflowControl control, WorkflowStore workflows, InboxPages pages, CancellationToken stop) =>
            SwitchAsync(workflow, context, workflows, pages, id => control.ResumeAsync(id, Session.Of(context).Reviewer, stop), stop));
        inbox.MapPost("/stop", (HttpContext context, WorkflowControl control, InboxPages pages, CancellationToken stop) => TurnAsync(on: true, context, control, pages, stop));
        inbox.MapPost("/go", (HttpContext context, WorkflowControl control, InboxPages pages, CancellationToken stop) => TurnAsync(on: false, context, control, pages, stop));
    }

    private static async Task<IResult> SwitchAsync(
        string workflow, HttpContext context, WorkflowStore workflows, InboxPages pages, Func<WorkflowId, Task<Workflow?>> turn, CancellationToken cancellationToken)
    {
        if (!Session.Of(context).IsAdmin)
            return await pages.MessageAsync(context, StatusCodes.Status403Forbidden, "Not with this key", "Only an administrator pauses and resumes a workflow.", cancellationToken);
        var known = await workflows.ListAsync(null, 1000, cancellationToken);
        if (known.FirstOrDefault(candidate => candidate.Id.Value == workflow) is not { } found || await turn(found.Id) is null)
            return await pages.MessageAsync(context, StatusCodes.Status404NotFound, "No such workflow", "This workflow has been removed.", cancellationToken);
        return await BackAsync(context, cancellationToken);
    }

    private static async Task<IResult> TurnAsync(bool on, HttpContext context, WorkflowControl control, InboxPages pages, CancellationToken cancellationToken)
    {
        if (!Session.Of(context).IsAdmin)
            return await pages.MessageAsync(context, StatusCodes.Status403Forbidden, "Not with this key", "Only an administrator stops everything.", cancellationToken);
        await control.TurnKillSwitchAsync(on, Session.Of(context).Reviewer, cancellationToken);
        return await BackAsync(context, cancellationToken);
    }

    private static async Task<IResult> BackAsync(HttpContext context, CancellationToken cancellationToken) =>
        Results.LocalRedirect(LocalUrl.OrInbox((await context.Request.ReadFormAsync(cancellationToken))["returnUrl"]));
}
