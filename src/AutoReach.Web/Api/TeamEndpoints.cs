using AutoReach.Core;
using AutoReach.Core.Learning.Habits;
using AutoReach.Core.Learning.Team;
using AutoReach.Core.Trust;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

/// <param name="Hours">Most decisions fall between these hours of the workflow's day; <c>to</c> is not after <c>from</c> where they pass midnight.</param>
/// <param name="Batch">Decisions a sitting.</param>
/// <param name="Reliability">What an answer counts when taste is learned, in (0,1]; 1 while it is not measured.</param>
/// <param name="Agreement">Answers equal to another reviewer's, of those on the same proposals.</param>
/// <param name="KnownBad">Planted faults that were caught, of those shown.</param>
internal sealed record ReviewerView(
    ReviewerId Id, int Decisions, DateTimeOffset LastAt, double? MedianSeconds, HourSpan? Hours, int? Batch,
    double Reliability, bool Measured, CountedShare? Agreement, CountedShare? KnownBad);

/// <param name="Items">Proposals that two reviewers have answered, neither knowing of the other.</param>
/// <param name="Share">Equal answers of them, with its 90 % interval; null without any.</param>
/// <param name="Kappa">Cohen's kappa; of more than two reviewers the mean of the pairs, weighted by their items.</param>
internal sealed record AgreementView(int Items, int Equal, double? Share, double? Low, double? High, double? Kappa);

/// <param name="Kind">A flag's kind, or <c>uncertain</c>.</param>
/// <param name="Share">How often people changed something when it was raised, with its 90 % interval.</param>
internal sealed record ExceptionView(string Kind, int Raised, int Changed, double Share, double Low, double High);

/// <param name="DigestHour">In force, stated or learned; null: shortly after something becomes due.</param>
/// <param name="DigestSize">In force.</param>
/// <param name="Exceptions">What needed attention most often first.</param>
internal sealed record HabitsView(int? DigestHour, int DigestSize, IReadOnlyList<ExceptionView> Exceptions);

/// <summary>Who decides, when and how much at a time, and how far they agree.</summary>
internal sealed record TeamView(IReadOnlyList<ReviewerView> Reviewers, AgreementView Agreement, HabitsView Habits)
{
    public static TeamView Of(TeamReport team) => new(
        [.. team.Reviewers.Select(one => new ReviewerView(
            one.Habits.Reviewer, one.Habits.Decisions, one.Habits.LastAt, one.Habits.MedianSeconds, one.Habits.Hours, one.Habits.Batch,
            one.TrustProjection.Reliability, one.TrustProjection.IsMeasured, one.TrustProjection.Agreement, one.TrustProjection.KnownBad))],
        team.Agreement is { Equal: { } equal, Kappa: var kappa }
            ? new AgreementView(equal.Of, equal.Hits, equal.Share, equal.Low, equal.High, kappa)
            : new AgreementView(0, 0, null, null, null, null),
        new HabitsView(team.Digest.Hour, team.Digest.Size, [.. team.Habits.Exceptions.Select(rate =>
            new ExceptionView(rate.Concern.Word, rate.Changed.Of, rate.Changed.Hits, rate.Changed.Share, rate.Changed.Low, rate.Changed.High))]));
}

internal static class TeamEndpoints
{
    public static void MapTeam(this IEndpointRouteBuilder api) => api.MapGet("workflows/{id}/team", GetAsync).WithTags("Team").WithName("getTeam")
        .WithSummary("Who decides, when and how much at a time, and how far they agree")
        .WithDescription(
            "Agreement comes from proposals that a second reviewer answered blind. Nobody's reliability is measured before three reviewers have "
                + "answered twenty such proposals each.")
        .Produces<TeamView>().Refuses(404);

    private static async Task<IResult> GetAsync(string id, WorkflowStore workflows, MemoryDesk memory, CancellationToken cancellationToken) =>
        await workflows.FindAsync(new WorkflowId(id), cancellationToken) is { Value: var workflow }
            ? TypedResults.Ok(TeamView.Of(await memory.AskAsync(workflow.Id, learned => TeamReport.Of(learned, workflow.Review), cancellationToken)))
            : Problem.NotFound("There is no such workflow.");
}
