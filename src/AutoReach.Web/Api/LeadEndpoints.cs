using System.Security.Claims;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

/// <param name="AcceptDuplicateRisk">Needed where nobody knows whether the email left.</param>
internal sealed record RetryBody(bool AcceptDuplicateRisk);

internal static class LeadEndpoints
{
    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        api.MapGet("workflows/{id}/leads", ListAsync).WithTags("Leads").WithName("listLeads").WithSummary("A workflow's leads in order of arrival")
            .Produces<Page<LeadLine>>().Refuses(400, 404);
        api.MapGet("leads/{id}", GetAsync).WithTags("Leads").WithName("getLead").WithSummary("A lead with all that led to its present state")
            .Produces<LeadView>().Refuses(404);
        api.MapPost("leads/{id}/cancel", CancelAsync).WithTags("Leads").WithName("cancelLead")
            .WithSummary("Stop a lead for good, unless its email is on its way").Produces<LeadView>().Refuses(404, 409);
        api.MapPost("leads/{id}/retry", RetryAsync).WithTags("Leads").WithName("retryLead")
            .WithSummary("Start a failed, expired or unknown lead again, from research").Produces<LeadView>().Refuses(400, 404, 409);
        api.MapPost("workflows/{id}/retry", RetryFailedAsync).WithTags("Leads").WithName("retryFailedLeads")
            .WithSummary("Start a workflow's failed leads again, the oldest thousand").Produces<ManyRetried>().Refuses(404);
    }

    private static async Task<IResult> ListAsync(
        string id, string? status, int? limit, string? cursor, WorkflowStore workflows, LeadStore leads, CancellationToken cancellationToken)
    {
        LeadStatus? only = EnumWords.TryParse<LeadStatus>(status, out var word) ? word : null;
        if (status is not null && only is null)
            return Problem.Invalid("status", $"One of {EnumWords.List<LeadStatus>()}.");
        if (PageAsked.Read("leads", limit, cursor, out var refusal) is not { } page)
            return refusal!;
        var workflow = new WorkflowId(id);
        if (await workflows.FindAsync(workflow, cancellationToken) is null)
            return Problem.NotFound("There is no such workflow.");
        var found = await leads.ListAsync(workflow, only, page.After, page.Limit, cancellationToken);
        var lines = new List<LeadLine>(found.Entries.Count);
        foreach (var entry in found.Entries)
            if (await leads.FindAsync(entry.Id, cancellationToken) is { Value: var lead } && (only is null || lead.Status == only))
                lines.Add(LeadLine.Of(lead));
        return TypedResults.Ok(new Page<LeadLine>(lines, found.Next is { } place ? page.CursorAfter(place) : null));
    }

    private static async Task<IResult> GetAsync(string id, LeadViews views, CancellationToken cancellationToken) =>
        await views.FindAsync(new LeadId(id), cancellationToken) is { } view ? TypedResults.Ok(view) : Problem.NotFound("There is no such lead.");

    private static async Task<IResult> CancelAsync(
        string id, ClaimsPrincipal caller, LeadControl control, LeadViews views, CancellationToken cancellationToken) =>
        await AnswerAsync(await control.CancelAsync(new LeadId(id), caller.Reviewer().Value, cancellationToken), views, cancellationToken);

    private static async Task<IResult> RetryAsync(
        string id, RetryBody? body, ClaimsPrincipal caller, LeadControl control, LeadViews views, CancellationToken cancellationToken) =>
        await AnswerAsync(
            await control.RetryAsync(new LeadId(id), caller.Reviewer().Value, body?.AcceptDuplicateRisk ?? false, cancellationToken), views, cancellationToken);

    private static async Task<IResult> RetryFailedAsync(
        string id, ClaimsPrincipal caller, WorkflowStore workflows, LeadControl control, CancellationToken cancellationToken) =>
        await workflows.FindAsync(new WorkflowId(id), cancellationToken) is null
            ? Problem.NotFound("There is no such workflow.")
            : TypedResults.Ok(await control.RetryFailedAsync(new WorkflowId(id), caller.Reviewer().Value, LeadControl.MaxAtOnce, cancellationToken));

    private static async Task<IResult> AnswerAsync(ControlAnswer answer, LeadViews views, CancellationToken cancellationToken) => answer switch
    {
        ControlAnswer.Done { Lead: var lead } => TypedResults.Ok(await views.OfAsync(lead, cancellationToken)),
        ControlAnswer.NotFound => Problem.NotFound("There is no such lead."),
        ControlAnswer.Refused { Reason: var reason } => Problem.Conflict("refused", "This cannot be done now", reason),
        _ => throw new InvalidOperationException($"No answer for {answer.GetType().Name}."),
    };
}
