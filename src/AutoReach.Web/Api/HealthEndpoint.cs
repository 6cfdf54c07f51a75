using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

internal sealed record Health(string Status);

internal static class HealthEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/health", GetAsync).WithTags("Others").WithName("health").WithSummary("Whether this host can do its work").Produces<Health>().Refuses(503);

    private static async Task<IResult> GetAsync(HttpResponse response, WorkflowStore workflows, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        await workflows.ListAsync(after: null, limit: 1, cancellationToken); // a store that does not answer throws
        return TypedResults.Ok(new Health("ok"));
    }
}
