using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Inbox;

/// <summary>
/// The pages where people decide. They need nothing of the host but routing: the session and the form tokens are checked
/// by filters of these routes, so that the pages work the same wherever the endpoints are served.
/// </summary>
public static class InboxSetup
{
    private const int MaxForm = 1 << 20;

    /// <summary>The host decides where data protection keeps its keys; sessions and form tokens last as long as they do.</summary>
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "autoreach.form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true; // ours is stricter
        });
        services.AddAuthentication().AddCookie(Session.Scheme, SessionCookie.Configure);
        return services.AddSingleton<InboxReader>().AddSingleton<Neighbours>().AddSingleton<InboxPages>();
    }

    public static IEndpointRouteBuilder MapInbox(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Results.LocalRedirect("/inbox")).AllowAnonymous().ExcludeFromDescription();
        var pages = routes.MapGroup("").AddEndpointFilter(PageHeaders.SetAsync).AllowAnonymous().ExcludeFromDescription()
            .WithMetadata(new RequestSizeLimitAttribute(MaxForm));
        AssetEndpoints.Map(pages);
        SignInEndpoints.Map(pages.MapGroup("").AddEndpointFilter(FormGuard.CheckAsync));
        var signedIn = pages.MapGroup("").AddEndpointFilter(SessionGuard.CheckAsync).AddEndpointFilter(FormGuard.CheckAsync);
        SignInEndpoints.MapOut(signedIn);
        var desk = signedIn.MapGroup("/inbox");
        PageEndpoints.Map(desk);
        ItemEndpoints.Map(desk);
        WorkflowEndpoints.Map(desk);
        Trust.TrustPageEndpoints.Map(desk);
        Memory.MemoryPageEndpoints.Map(desk);
        return routes;
    }
}
