using System.Security.Claims;
using AutoReach.Core;
using AutoReach.Core.Learning;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

internal sealed record PromotionBody(bool? Accept);

internal sealed record RetrainBody(History? History);

internal sealed record KillSwitchBody(bool? On);

/// <summary>Trust as clients read and limit it. It cannot be given by hand, only taken.</summary>
internal static class TrustEndpoints
{
    public static void MapTrust(this IEndpointRouteBuilder api)
    {
        var trust = api.MapGroup("workflows/{id}").WithTags("Trust");
        trust.MapGet("trust", GetAsync).WithName("getTrust").WithSummary("Level, thresholds, certificates and alarms, with their evidence")
            .Produces<TrustView>().Refuses(404);
        trust.MapPut("trust", PutAsync).WithName("putTrust").WithSummary("Lower, pin or cap the level, pause, set full auto")
            .WithDescription(
                "Members that are left out stay as they are: level, pinned (null frees it), cap, paused, fullAuto ({\"threshold\":0.8} or null), "
                    + "autoPromote, tripwire (null clears it). "
                + "A level is raised only to what is proposed. All of it is taken or none.")
            .Accepts<TrustChange>("application/json").Produces<TrustView>().Refuses(400, 404, 409);
        trust.MapPost("trust/promotion", AnswerAsync).WithName("answerPromotion").WithSummary("Accept or decline the proposed level").Produces<TrustView>()
            .Refuses(400, 404, 409);
        trust.MapPost("retrain", RetrainAsync).WithName("retrain").WithSummary("Open a new epoch, since the market or the product has changed")
            .WithDescription(
                "Certificates start anew. history says what becomes of earlier decisions, in certificates and in what was learned: keep, decay or forget.")
                .Produces<TrustView>().Refuses(400, 404);
        api.MapGet("kill-switch", static (KillSwitch kill, CancellationToken stop) => kill.ReadAsync(stop)).WithTags("Trust").WithName("getKillSwitch")
            .WithSummary("Whether everything is stopped").Produces<KillSwitchState>();
        api.MapPut("kill-switch", TurnAsync).WithTags("Trust").WithName("turnKillSwitch")
            .WithSummary("Stop everything of this tenant, what is scheduled included, or let it go on")
            .Produces<KillSwitchState>().Refuses(400);
    }

    private static async Task<IResult> GetAsync(string id, WorkflowStore workflows, TrustViews views, CancellationToken cancellationToken) =>
        await workflows.FindAsync(new WorkflowId(id), cancellationToken) is { } found
            ? TypedResults.Ok(await views.OfAsync(found.Value, cancellationToken))
            : Missing();

    private static async Task<IResult> PutAsync(
        string id, TrustChange body, ClaimsPrincipal caller, WorkflowStore workflows, WorkflowControl control, TrustDesk desk, TrustViews views,
        CancellationToken cancellationToken)
    {
        if (!body.TryRead(out var commands, out var errors))
            return Problem.Invalid(errors);
        if (await workflows.FindAsync(new WorkflowId(id), cancellationToken) is not { Value: var workflow })
            return Missing();
        var (answer, _) = await desk.CommandAsync(workflow, commands, caller.Reviewer().Value, cancellationToken);
        if (Refusal(answer) is { } refusal)
            return refusal;
        if (body.AutoPromote is { } alone && await SetAutoPromoteAsync(workflow.Id, alone, workflows, cancellationToken) is null)
            return Missing();
        if (body.Paused is { } paused && paused != await views.IsStoppedAsync(workflow, cancellationToken)) // what is put back as it was read changes nothing
            await (paused ? control.PauseAsync(workflow.Id, cancellationToken) : control.ResumeAsync(workflow.Id, caller.Reviewer(), cancellationToken));
        return await GetAsync(id, workflows, views, cancellationToken);
    }

    private static async Task<Workflow?> SetAutoPromoteAsync(WorkflowId id, bool alone, WorkflowStore workflows, CancellationToken cancellationToken)
    {
        while (await workflows.FindAsync(id, cancellationToken) is { } current)
        {
            if (current.Value.Trust.AutoPromote == alone)
                return current.Value;
            var stated = current.Value with { Trust = current.Value.Trust with { AutoPromote = alone } };
            if (await workflows.TryReplaceAsync(current, stated, cancellationToken) is { } written)
                return written;
        }
        return null;
    }

    private static async Task<IResult> AnswerAsync(
        string id, PromotionBody body, ClaimsPrincipal caller, WorkflowStore workflows, TrustDesk desk, TrustViews views, CancellationToken cancellationToken)
    {
        if (body.Accept is not { } accept)
            return Problem.Invalid("accept", "true or false.");
        if (await workflows.FindAsync(new WorkflowId(id), cancellationToken) is not { Value: var workflow })
            return Missing();
        var (answer, _) = await desk.CommandAsync(workflow, [new TrustCommand.AnswerPromotion(accept)], caller.Reviewer().Value, cancellationToken);
        return Refusal(answer) ?? await GetAsync(id, workflows, views, cancellationToken);
    }

    private static async Task<IResult> RetrainAsync(
        string id, RetrainBody body, WorkflowStore workflows, TrustDesk desk, MemoryDesk memory, TrustViews views, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (body.History is not { } history)
            return Problem.Invalid("history", $"One of {EnumWords.List<History>()}.");
        if (await workflows.FindAsync(new WorkflowId(id), cancellationToken) is not { Value: var workflow })
            return Missing();
        await memory.RecordAsync(workflow.Id, key: null, new LearningEvent.Retrained(clock.GetUtcNow(), history), cancellationToken);
        await desk.RetrainAsync(workflow, history, cancellationToken);
        return await GetAsync(id, workflows, views, cancellationToken);
    }

    private static async Task<IResult> TurnAsync(KillSwitchBody body, ClaimsPrincipal caller, WorkflowControl control, CancellationToken cancellationToken) =>
        body.On is { } on
            ? TypedResults.Ok(await control.TurnKillSwitchAsync(on, caller.Reviewer(), cancellationToken))
            : Problem.Invalid("on", "true or false.");

    private static Problem? Refusal(TrustAnswer answer) => answer switch
    {
        TrustAnswer.Accepted => null,
        TrustAnswer.Invalid invalid => Problem.Invalid(invalid.Field, invalid.Reason),
        TrustAnswer.Refused refused => Problem.Conflict("refused", "This cannot be done now", refused.Reason),
        _ => throw new InvalidOperationException($"No answer for {answer.GetType().Name}."),
    };

    private static Problem Missing() => Problem.NotFound("There is no such workflow.");
}

/// <summary>Gathers what a <see cref="TrustView"/> shows.</summary>
internal sealed class TrustViews(TrustDesk desk, KillSwitch kill, TimeProvider clock)
{
    public async Task<TrustView> OfAsync(Workflow workflow, CancellationToken cancellationToken) => TrustView.Of(
        workflow, await desk.ReadAsync(workflow, cancellationToken), await IsStoppedAsync(workflow, cancellationToken), clock.GetUtcNow());

    /// <summary>By its own switch or by everybody's.</summary>
    public async Task<bool> IsStoppedAsync(Workflow workflow, CancellationToken cancellationToken) =>
        workflow.State == WorkflowState.Paused || (await kill.ReadAsync(cancellationToken)).On;
}
