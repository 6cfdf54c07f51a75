using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Access;

/// <summary>
/// Who may do what: the least role of every route, in one place. A route that is not written down here does not start.
/// Each role can do what the ones before it can: intake, reviewer, admin.
/// </summary>
public static class AccessTable
{
    private static readonly Dictionary<string, ApiRole?> MinRoles = new(StringComparer.Ordinal)
    {
        ["GET /health"] = null,
        ["GET /openapi/{documentName}.json"] = null,
        ["GET /unsubscribe/{token}"] = null,
        ["POST /unsubscribe/{token}"] = null,
        ["GET /decide/{token}"] = null, // a decision needs the session or the code that the page asks for
        ["HEAD /decide/{token}"] = null,
        ["POST /decide/{token}"] = null,

        ["GET /api/workflows"] = ApiRole.Intake,
        ["GET /api/workflows/{id}"] = ApiRole.Intake,
        ["POST /api/workflows/{id}/leads"] = ApiRole.Intake,
        ["GET /api/workflows/{id}/leads"] = ApiRole.Intake,
        ["GET /api/leads/{id}"] = ApiRole.Intake,

        ["GET /api/workflows/{id}/reviews"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/claim"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/release"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/decision"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/approve"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/reject"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/edit"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/undo"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/redraft"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/cancel"] = ApiRole.Reviewer,
        ["POST /api/leads/{id}/retry"] = ApiRole.Reviewer,

        ["POST /hooks/email-events"] = ApiRole.Intake,
        ["GET /api/workflows/{id}/trust"] = ApiRole.Reviewer,
        ["GET /api/workflows/{id}/calibration"] = ApiRole.Reviewer,
        ["GET /api/workflows/{id}/audits"] = ApiRole.Reviewer,
        ["GET /api/workflows/{id}/metrics"] = ApiRole.Reviewer,
        ["GET /api/workflows/{id}/memory"] = ApiRole.Reviewer,
        ["GET /api/workflows/{id}/team"] = ApiRole.Reviewer,
        ["GET /api/kill-switch"] = ApiRole.Reviewer,
        ["PUT /api/workflows/{id}/trust"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/trust/promotion"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/retrain"] = ApiRole.Admin,
        ["PUT /api/workflows/{id}/memory/{itemId}"] = ApiRole.Admin,
        ["DELETE /api/workflows/{id}/memory/{itemId}"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/memory/proposals/{proposalId}"] = ApiRole.Admin,
        ["PUT /api/kill-switch"] = ApiRole.Admin,

        ["POST /api/workflows"] = ApiRole.Admin,
        ["PUT /api/workflows/{id}"] = ApiRole.Admin,
        ["DELETE /api/workflows/{id}"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/retry"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/run"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/pause"] = ApiRole.Admin,
        ["POST /api/workflows/{id}/resume"] = ApiRole.Admin,
        ["POST /api/keys"] = ApiRole.Admin,
        ["GET /api/keys"] = ApiRole.Admin,
        ["GET /api/keys/{id}"] = ApiRole.Admin,
        ["DELETE /api/keys/{id}"] = ApiRole.Admin,
    };

    /// <summary>Puts the table's rule on an endpoint that is being built.</summary>
    /// <exception cref="InvalidOperationException">The table has no line for it.</exception>
    public static void Guard(EndpointBuilder endpoint)
    {
        var route = RouteOf(endpoint);
        if (!MinRoles.TryGetValue(route, out var least))
            throw new InvalidOperationException($"{nameof(AccessTable)} does not say who may {route}.");
        if (least is null)
        {
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
            return;
        }
        endpoint.Metadata.Add(new AuthorizeAttribute { AuthenticationSchemes = BearerKeys.Scheme });
        endpoint.Metadata.Add(Policy(least.Value));
        foreach (var status in new[] { StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden })
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
    }

    /// <summary>The same rule for a route that only one host adds.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, ApiRole least) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Policy(least));

    private static string RouteOf(EndpointBuilder endpoint)
    {
        var method = endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is [var only] ? only : "*";
        var pattern = ((RouteEndpointBuilder)endpoint).RoutePattern.RawText ?? "";
        return $"{method} /{pattern.Trim('/')}";
    }

    private static AuthorizationPolicy Policy(ApiRole least) => new AuthorizationPolicyBuilder(BearerKeys.Scheme)
        .RequireAuthenticatedUser().AddRequirements(new MinimumRole(least)).Build();
}

/// <summary>The key's role has to be this one or a later one.</summary>
internal sealed class MinimumRole(ApiRole role) : AuthorizationHandler<MinimumRole>, IAuthorizationRequirement
{
    public ApiRole Role { get; } = role;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MinimumRole requirement)
    {
        if (context.User.Role() >= requirement.Role)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
