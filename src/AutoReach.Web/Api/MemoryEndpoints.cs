using System.Security.Claims;
using AutoReach.Core;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

/// <summary>What was learned, as clients read and correct it.</summary>
internal static class MemoryEndpoints
{
    public static void MapMemory(this IEndpointRouteBuilder api)
    {
        var memory = api.MapGroup("workflows/{id}/memory").WithTags("Memory");
        memory.MapGet("", GetAsync).WithName("getMemory")
            .WithSummary("Everything learned as sentences with their evidence, the stated profile beside the real one, and what is proposed to be stated")
            .Produces<MemoryView>().Refuses(404);
        memory.MapPut("{itemId}", PutAsync).WithName("putMemoryItem").WithSummary("Pin a learned item, switch it off, or give it another value")
            .WithDescription(
                "Members that are left out stay as they are. pinned: true holds it whatever the evidence and switches it on, false lets it be learned again; "
                + "active: false switches it off whatever the evidence, true on again; value: one of your own, with which it is pinned. All of it is "
                + "taken or none.")
            .Accepts<MemoryChange>("application/json").Produces<MemoryItemView>().Refuses(400, 404, 409);
        memory.MapDelete("{itemId}", DeleteAsync).WithName("deleteMemoryItem")
            .WithSummary("Forget the evidence for a learned item; it takes five new pieces to learn it again")
            .Produces(204).Refuses(404);
        memory.MapPost("proposals/{proposalId}", AdoptAsync).WithName("adoptProposal")
            .WithSummary("State what decisions speak for, as the workflow's next version")
            .WithDescription("Certificates start anew, as after any change of the profile.").Produces<MemoryView>().Refuses(404, 409);
    }

    private static async Task<IResult> GetAsync(string id, WorkflowStore workflows, MemoryControl memory, CancellationToken cancellationToken) =>
        await FindAsync(id, workflows, cancellationToken) is { } workflow
            ? TypedResults.Ok(MemoryView.Of(workflow, await memory.ReadAsync(workflow, cancellationToken)))
            : Missing();

    private static async Task<IResult> PutAsync(
        string id, string itemId, MemoryChange body, ClaimsPrincipal caller, WorkflowStore workflows, MemoryControl memory, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, workflows, cancellationToken) is not { } workflow)
            return Missing();
        if (!body.TryRead(out var change))
            return Problem.Invalid("value", "Text or a number. To go back to what was learned, set pinned to false.");
        var (answer, item) = await memory.SettleAsync(workflow.Id, itemId, change, caller.Reviewer(), cancellationToken);
        return answer switch
        {
            ItemAnswer.Accepted => TypedResults.Ok(MemoryItemView.Of(item!)),
            ItemAnswer.Invalid invalid => Problem.Invalid(invalid.Field, invalid.Reason),
            ItemAnswer.Refused refused => Problem.Conflict("refused", "This cannot be done now", refused.Reason),
            ItemAnswer.Unknown => NoItem(),
            _ => throw new InvalidOperationException($"No answer for {answer.GetType().Name}."),
        };
    }

    private static async Task<IResult> DeleteAsync(
        string id, string itemId, ClaimsPrincipal caller, WorkflowStore workflows, MemoryControl memory, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, workflows, cancellationToken) is not { } workflow)
            return Missing();
        return await memory.DeleteAsync(workflow.Id, itemId, caller.Reviewer(), cancellationToken) ? TypedResults.NoContent() : NoItem();
    }

    private static async Task<IResult> AdoptAsync(
        string id, string proposalId, WorkflowStore workflows, MemoryControl memory, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, workflows, cancellationToken) is not { } workflow)
            return Missing();
        return await memory.AdoptAsync(workflow.Id, proposalId, cancellationToken) switch
        {
            Adoption.Done => await GetAsync(id, workflows, memory, cancellationToken),
            Adoption.Refused refused => Problem.Conflict("refused", "This cannot be done now", refused.Reason),
            Adoption.Unknown => Problem.NotFound("This is not proposed, or no longer. Read the memory again for what is."),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    private static async Task<Workflow?> FindAsync(string id, WorkflowStore workflows, CancellationToken cancellationToken) =>
        (await workflows.FindAsync(new WorkflowId(id), cancellationToken))?.Value;

    private static Problem Missing() => Problem.NotFound("There is no such workflow.");

    private static Problem NoItem() => Problem.NotFound("Nothing of this id has been learned, or no longer. Read the memory again for what has.");
}
