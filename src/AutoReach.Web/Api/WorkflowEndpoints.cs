using System.Security.Claims;
using AutoReach.Core;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

internal static class WorkflowEndpoints
{
    public static void MapWorkflows(this IEndpointRouteBuilder api)
    {
        var workflows = api.MapGroup("workflows").WithTags("Workflows");
        workflows.MapPost("", CreateAsync).WithName("createWorkflow").WithSummary("State a workflow; everything but its name has a default")
            .Produces<Workflow>(201).Refuses(400);
        workflows.MapGet("", ListAsync).WithName("listWorkflows").WithSummary("All workflows").Produces<Page<Workflow>>().Refuses(400);
        workflows.MapGet("{id}", GetAsync).WithName("getWorkflow").WithSummary("A workflow in its present version").Produces<Workflow>().Refuses(404);
        workflows.MapPut("{id}", ReplaceAsync).WithName("replaceWorkflow").WithSummary("State a workflow anew, as its next version")
            .WithDescription("Needs the version that was read. What is left out gets its default, save the state: "
                + "pause and resume alone change it, and another than the present one is refused.")
            .Produces<Workflow>().Refuses(400, 404, 409);
        workflows.MapDelete("{id}", RemoveAsync).WithName("removeWorkflow").WithSummary("Cancel what is open and take the workflow away").Produces(204)
            .Refuses(404);
        Map(workflows, "run", "Let it run", static (control, id, by, stop) => control.ResumeAsync(id, by, stop));
        Map(workflows, "resume", "Let it run again", static (control, id, by, stop) => control.ResumeAsync(id, by, stop));
        Map(workflows, "pause", "Stop it, what is scheduled included", static (control, id, _, stop) => control.PauseAsync(id, stop));
    }

    private static void Map(
        IEndpointRouteBuilder workflows, string name, string summary, Func<WorkflowControl, WorkflowId, ReviewerId, CancellationToken,
        Task<Workflow?>> command) => workflows
        .MapPost($"{{id}}/{name}", async Task<IResult> (string id, ClaimsPrincipal caller, WorkflowControl control, CancellationToken stop) =>
            await command(control, new WorkflowId(id), caller.Reviewer(), stop) is { } workflow ? TypedResults.Ok(workflow) : Missing())
        .WithName(name + "Workflow").WithSummary(summary).Produces<Workflow>().Refuses(404);

    private static async Task<IResult> CreateAsync(StatedWorkflow body, WorkflowControl control, Outbound outbound, CancellationToken cancellationToken)
    {
        var stated = body.ToWorkflow(body.State ?? WorkflowState.Running);
        if (Refusal(stated, outbound) is { } refusal)
            return refusal;
        var created = await control.AddAsync(stated, cancellationToken);
        return TypedResults.Created($"/api/workflows/{created.Id}", created);
    }

    private static async Task<IResult> ListAsync(int? limit, string? cursor, WorkflowStore workflows, CancellationToken cancellationToken) =>
        PageAsked.Read("workflows", limit, cursor, out var refusal) is { } page
            ? TypedResults.Ok(page.Cut(await workflows.ListAsync(page.After, page.Limit + 1, cancellationToken), workflow => workflow.Id.Value))
            : refusal!;

    private static async Task<IResult> GetAsync(string id, WorkflowStore workflows, CancellationToken cancellationToken) =>
        await workflows.FindAsync(new WorkflowId(id), cancellationToken) is { } found ? TypedResults.Ok(found.Value) : Missing();

    private static async Task<IResult> ReplaceAsync(
        string id, StatedWorkflow body, WorkflowStore workflows, Outbound outbound, CancellationToken cancellationToken)
    {
        if (body.Version is not { } version)
            return Problem.Invalid("version", "The version that was read, so that no change made meanwhile is overwritten.");
        if (await workflows.FindAsync(new WorkflowId(id), cancellationToken) is not { } current)
            return Missing();
        var stated = body.ToWorkflow(current.Value.State);
        if (Refusal(stated, outbound) is { } refusal)
            return refusal;
        if (version != current.Value.Version)
            return Stale(current.Value);
        // A pause makes no new version, so a document that was read before it would silently start the workflow again.
        if (body.State is { } wished && wished != current.Value.State)
            return StateNotByPut(current.Value);
        if (await workflows.TryReplaceAsync(current, stated, cancellationToken) is { } replaced)
            return TypedResults.Ok(replaced);
        return await workflows.FindAsync(new WorkflowId(id), cancellationToken) is { } newer ? Stale(newer.Value) : Missing();
    }

    private static async Task<IResult> RemoveAsync(string id, WorkflowControl control, CancellationToken cancellationToken) =>
        await control.RemoveAsync(new WorkflowId(id), cancellationToken) ? TypedResults.NoContent() : Missing();

    private static Problem? Refusal(Workflow stated, Outbound outbound)
    {
        var errors = new Dictionary<string, string[]>(WorkflowRules.Check(stated));
        if (outbound.MailerFor(stated.Sending.Transport) is null)
        {
            var has = Enum.GetValues<Transport>().Where(way => outbound.MailerFor(way) is not null).Select(EnumWords.Of);
            errors["sending.transport"] = [$"This host has no {EnumWords.Of(stated.Sending.Transport)}; it has: {string.Join(", ", has)}."];
        }
        return errors.Count == 0 ? null : Problem.Invalid(errors);
    }

    private static Problem Missing() => Problem.NotFound("There is no such workflow.");

    private static Problem StateNotByPut(Workflow current) => Problem.Conflict("stateNotByPut", "The state is not changed by PUT",
        $"It is {EnumWords.Of(current.State)}. POST …/pause or …/resume changes that; leave the state out here, or send the present one.")
        .With("currentVersion", current.Version).With("currentState", current.State);

    private static Problem Stale(Workflow current) => Problem.Conflict("stale-version", "The workflow has changed meanwhile",
        $"Its present version is {current.Version} and it is {EnumWords.Of(current.State)}. Read it again and repeat the change.")
            .With("currentVersion", current.Version);
}
