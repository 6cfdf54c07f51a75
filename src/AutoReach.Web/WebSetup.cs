using System.Text.Json.Serialization;
using AutoReach.Core;
using AutoReach.Web.Access;
using AutoReach.Web.Api;
using AutoReach.Web.Inbox;
using AutoReach.Web.Inbox.Decide;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AutoReach.Web;

/// <summary>The HTTP surface, the same on every host: Kestrel, a test server, or the pipeline inside Azure Functions.</summary>
public static class WebSetup
{
    private const int MaxRouteValueLength = 64;

    /// <summary>Needs what <c>AddAutoReachOrchestration</c> adds, and its ports.</summary>
    public static IServiceCollection AddAutoReachWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddRouting().AddAuthorization().AddExceptionHandler<Failures>().AddProblemDetails().AddDescription();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, BearerKeys>(BearerKeys.Scheme, null);
        services.Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            CoreJson.Configure(json.SerializerOptions);
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // so that one place words all refusals
        return services.AddSingleton<KeyRing>().AddSingleton<LeadViews>().AddSingleton<PendingReviews>().AddSingleton<TrustViews>().AddSingleton<Decisions>()
            .AddInbox();
    }

    /// <summary>All that a request passes on its way, in order, and where the ways end.</summary>
    public static IApplicationBuilder UseAutoReachWeb(this IApplicationBuilder app) => app
        .Use(SecurityHeaders.ApplyAsync)
        .UseExceptionHandler()
        .UseStatusCodePages(pages => Problem.OfStatus(pages.HttpContext.Response.StatusCode).AnswerAsync(pages.HttpContext))
        .UseRouting()
        .UseAuthentication()
        .UseAuthorization()
        .Use(BodyLimits.ApplyAsync)
        .UseEndpoints(endpoints => endpoints.MapAutoReach());

    public static IEndpointRouteBuilder MapAutoReach(this IEndpointRouteBuilder endpoints)
    {
        var all = endpoints.MapGroup("");
        ((IEndpointConventionBuilder)all).Add(AccessTable.Guard);
        all.MapHealth();
        all.MapUnsubscribe();
        all.MapDecide();
        all.MapMailEvents();
        all.MapOpenApi();
        var api = all.MapGroup("api").WithMetadata(BodyLimit.Ordinary).AddEndpointFilter(RefuseHugeIds);
        api.MapKeys();
        api.MapWorkflows();
        api.MapIntake();
        api.MapLeads();
        api.MapReviews();
        api.MapDecisions();
        api.MapTrust();
        api.MapEvidence();
        api.MapMemory();
        api.MapTeam();
        return endpoints.MapInbox();
    }

    /// <summary>Ids of ours are short. Longer ones name nothing, and stores do not take keys of any length.</summary>
    private static async ValueTask<object?> RefuseHugeIds(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.GetRouteValue("id") is string { Length: > MaxRouteValueLength }
            ? Problem.NotFound("No id of ours is that long.")
            : await next(context);
}
