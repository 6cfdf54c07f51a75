using System.Security.Claims;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

internal static class DecisionEndpoints
{
    private const string Summary = "The same decision repeated by the same reviewer answers 200 again; any other after the first answers 409 with the winner.";

    public static void MapDecisions(this IEndpointRouteBuilder api)
    {
        Map(api, "decision", null, "Decide on a proposal");
        Map(api, "approve", Verdict.Approve, "Approve a proposal as it is");
        Map(api, "reject", Verdict.Reject, "Reject a proposal");
        Map(api, "edit", Verdict.Edit, "Approve with another text");
    }

    private static void Map(IEndpointRouteBuilder api, string name, Verdict? verdict, string summary) => api
        .MapPost($"leads/{{id}}/{name}", (string id, DecisionBody body, ClaimsPrincipal caller, Decisions decisions, CancellationToken stop) =>
            decisions.DecideAsync(new LeadId(id), body, verdict, caller.Reviewer(), stop))
        .WithTags("Decisions").WithName(name).WithSummary(summary).WithDescription(Summary)
        .Produces<DecisionView>().Refuses(400, 404, 409);
}

/// <summary>Takes a decision from a client to the desk and tells how it went.</summary>
internal sealed class Decisions(ReviewDesk desk, LeadStore leads, DossierStore dossiers, WorkflowStore workflows)
{
    public async Task<IResult> DecideAsync(LeadId id, DecisionBody body, Verdict? verdict, ReviewerId by, CancellationToken cancellationToken)
    {
        if (!body.TryRead(verdict, out var revision, out var input, out var errors))
            return Problem.Invalid(errors);
        if (input.Corrections.Count > 0 && await UnknownFactAsync(id, revision, input, cancellationToken) is { } unknown)
            return unknown;
        var command = new ReviewCommand.Decide(input, by);
        var answer = await desk.HandleAsync(id, revision, command, cancellationToken);
        if (answer is DeskAnswer.Done { Lead: var lead, Review.Resolution: Resolution.Decided { Decision: var decision } })
            return await StoredAsync(lead, decision, cancellationToken);
        return Winner(answer) is { } winner && await IsRepeatedAsync(id, winner, command, cancellationToken)
            ? await StoredAsync(await leads.GetAsync(id, cancellationToken), winner, cancellationToken)
            : answer.ToProblem(revision);
    }

    private async Task<IResult?> UnknownFactAsync(LeadId id, int revision, DecisionInput input, CancellationToken cancellationToken)
    {
        // Of an old revision the facts may be gone; the desk says that it is old.
        if (await leads.FindAsync(id, cancellationToken) is not { Value: { Research: { } research } lead } || lead.Revision != revision)
            return null;
        var facts = (await dossiers.FindAsync(research.Company, research.DossierVersion, cancellationToken))?.Facts.Select(fact => fact.Id).ToHashSet() ?? [];
        var errors = input.Corrections.Index().Where(correction => !facts.Contains(correction.Item.Fact))
            .ToDictionary(correction => $"corrections[{correction.Index}].fact", correction => new[] { $"The dossier has no fact '{correction.Item.Fact}'." });
        return errors.Count == 0 ? null : Problem.Invalid(errors);
    }

    private static Decision? Winner(DeskAnswer answer) => answer switch
    {
        DeskAnswer.Declined { Answer: ReviewAnswer.AlreadyResolved { Winner: Resolution.Decided { Decision: var decision } } } => decision,
        DeskAnswer.OldRevision { Earlier: Resolution.Decided { Decision: var decision } } => decision,
        _ => null,
    };

    /// <summary>Whether the stored decision is what this command would have stored: a client that lost the first answer.</summary>
    private async Task<bool> IsRepeatedAsync(LeadId id, Decision winner, ReviewCommand.Decide command, CancellationToken cancellationToken)
    {
        var review = await leads.GetReviewAsync(id, winner.Revision, cancellationToken);
        return Reviews.Apply(review with { Resolution = null }, command, winner.At)
                is ReviewAnswer.Accepted { State.Resolution: Resolution.Decided { Decision: var wanted } }
            && (wanted.By, wanted.Verdict, wanted.ContentHash) == (winner.By, winner.Verdict, winner.ContentHash);
    }

    private async Task<IResult> StoredAsync(Lead lead, Decision decision, CancellationToken cancellationToken)
    {
        var window = (await workflows.FindAsync(lead.WorkflowId, cancellationToken))?.Value.Sending.UndoWindow ?? new SendingPolicy().UndoWindow;
        return TypedResults.Ok(DecisionView.Of(lead, decision, window));
    }
}
