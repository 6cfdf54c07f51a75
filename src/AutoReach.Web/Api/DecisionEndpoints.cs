using System.Security.Claims;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

internal static class DecisionEndpoints
{
    private const string Summary = "The first decision on a revision answers 200; every later one, a repetition too, answers 409 with the one that stands.";

    public static void MapDecisions(this IEndpointRouteBuilder api)
    {
        Map(api, "decision", null, "Decide on a proposal");
        Map(api, "approve", Verdict.Approve, "Approve a proposal as it is; another text than the draft's is refused");
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
internal sealed class Decisions(ReviewDesk desk, LeadStore leads, DossierStore dossiers)
{
    public async Task<IResult> DecideAsync(LeadId id, DecisionBody body, Verdict? verdict, ReviewerId by, CancellationToken cancellationToken)
    {
        if (!body.TryRead(verdict, out var revision, out var input, out var errors))
            return Problem.Invalid(errors);
        if (input.Corrections.Count > 0 && await UnknownFactAsync(id, revision, input, cancellationToken) is { } unknown)
            return unknown;
        var answer = await desk.HandleAsync(id, revision, new ReviewCommand.Decide(input, by), cancellationToken);
        if (answer is DeskAnswer.Done { Lead: var lead, Review.Resolution: Resolution.Decided { Decision: var decision } })
            return await StoredAsync(lead, decision, cancellationToken);
        return answer.ToProblem(revision);
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

    private async Task<IResult> StoredAsync(Lead lead, Decision decision, CancellationToken cancellationToken)
    {
        var window = await desk.UndoWindowAsync(lead.Id, cancellationToken);
        return TypedResults.Ok(DecisionView.Of(lead, decision, window));
    }
}
