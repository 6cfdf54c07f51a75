using AutoReach.Core;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox;

/// <summary>The switch that stops everything of a workflow, and starts it again.</summary>
internal static class WorkflowEndpoints
{
    public static void Map(IEndpointRouteBuilder inbox)
    {
        inbox.MapPost("/workflows/{workflow}/pause", (string workflow, HttpContext context, WorkflowControl control, WorkflowStore workflows, InboxPages pages, CancellationToken cancellationToken) =>
            SwitchAsync(workflow, context, workflows, pages, control.PauseAsync, cancellationToken));
        inbox.MapPost("/workflows/{workflow}/resume", (string workflow, HttpContext context, WorkflowControl control, WorkflowStore workflows, InboxPages pages, CancellationToken cancellationToken) =>
            SwitchAsync(workflow, context, workflows, pages, control.ResumeAsync, cancellationToken));
    }

    private static async Task<IResult> SwitchAsync(
        string workflow, HttpContext context, WorkflowStore workflows, InboxPages pages,
        Func<WorkflowId, CancellationToken, Task<Workflow?>> turn, CancellationToken cancellationToken)
    {
        if (!Session.Of(context).IsAdmin)
            return await pages.MessageAsync(context, StatusCodes.Status403Forbidden, "Not with this key", "Only an administrator pauses and resumes a workflow.", cancellationToken);
        var known = await workflows.ListAsync(null, 1000, cancellationToken);
        if (known.FirstOrDefault(candidate => candidate.Id.Value == workflow) is not { } found || await turn(found.Id, cancellationToken) is null)
            return await pages.MessageAsync(context, StatusCodes.Status404NotFound, "No such workflow", "This workflow has been removed.", cancellationToken);
        return Results.LocalRedirect(LocalUrl.OrInbox((await context.Request.ReadFormAsync(cancellationToken))["returnUrl"]));
    }
}
