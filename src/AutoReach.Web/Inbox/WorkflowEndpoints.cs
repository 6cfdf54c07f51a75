using AutoReach.Core;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox;

/// <summary>What is done to a whole workflow or to all: stop, go on, start again what failed.</summary>
internal static class WorkflowEndpoints
{
    public static void Map(IEndpointRouteBuilder inbox)
    {
        inbox.MapPost("/workflows/{workflow}/pause",
            (string workflow, HttpContext context, WorkflowControl control, WorkflowStore workflows, InboxPages pages, CancellationToken stop) =>
            ForAsync(workflow, context, workflows, pages, async id => await control.PauseAsync(id, stop) is not null, stop));
        inbox.MapPost("/workflows/{workflow}/resume",
            (string workflow, HttpContext context, WorkflowControl control, WorkflowStore workflows, InboxPages pages, CancellationToken stop) =>
            ForAsync(workflow, context, workflows, pages, async id => await control.ResumeAsync(id, Session.Of(context).Reviewer, stop) is not null, stop));
        inbox.MapPost("/workflows/{workflow}/retry",
            (string workflow, HttpContext context, LeadControl control, WorkflowStore workflows, InboxPages pages, CancellationToken stop) =>
            ForAsync(workflow, context, workflows, pages, id => RetryAllAsync(id, Session.Of(context).Reviewer, control, stop), stop));
        inbox.MapPost("/stop", (HttpContext context, WorkflowControl control, InboxPages pages, CancellationToken stop) =>
            TurnAsync(on: true, context, control, pages, stop));
        inbox.MapPost("/go", (HttpContext context, WorkflowControl control, InboxPages pages, CancellationToken stop) =>
            TurnAsync(on: false, context, control, pages, stop));
    }

    private static async Task<bool> RetryAllAsync(WorkflowId workflow, ReviewerId by, LeadControl control, CancellationToken cancellationToken)
    {
        ManyRetried done;
        do
            done = await control.RetryFailedAsync(workflow, by.Value, LeadControl.MaxAtOnce, cancellationToken);
        while (done is { More: true, Retried: > 0 });
        return true;
    }

    /// <param name="act">False where the workflow is gone meanwhile.</param>
    private static async Task<IResult> ForAsync(
        string workflow, HttpContext context, WorkflowStore workflows, InboxPages pages, Func<WorkflowId, Task<bool>> act, CancellationToken cancellationToken)
    {
        if (!Session.Of(context).IsAdmin)
            return await pages.MessageAsync(
                context, StatusCodes.Status403Forbidden, "Not with this key", "Only an administrator pauses, resumes and restarts.", cancellationToken);
        var known = await workflows.AllAsync(cancellationToken).ToListAsync(cancellationToken);
        if (known.FirstOrDefault(candidate => candidate.Id.Value == workflow) is not { } found || !await act(found.Id))
            return await pages.MessageAsync(context, StatusCodes.Status404NotFound, "No such workflow", "This workflow has been removed.", cancellationToken);
        return await BackAsync(context, cancellationToken);
    }

    private static async Task<IResult> TurnAsync(bool on, HttpContext context, WorkflowControl control, InboxPages pages, CancellationToken cancellationToken)
    {
        if (!Session.Of(context).IsAdmin)
            return await pages.MessageAsync(
                context, StatusCodes.Status403Forbidden, "Not with this key", "Only an administrator stops everything.", cancellationToken);
        await control.TurnKillSwitchAsync(on, Session.Of(context).Reviewer, cancellationToken);
        return await BackAsync(context, cancellationToken);
    }

    private static async Task<IResult> BackAsync(HttpContext context, CancellationToken cancellationToken) =>
        Results.LocalRedirect(LocalUrl.OrInbox((await context.Request.ReadFormAsync(cancellationToken))["returnUrl"]));
}
