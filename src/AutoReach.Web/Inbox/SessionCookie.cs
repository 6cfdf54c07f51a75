using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Inbox;

internal static class SessionCookie
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "autoreach.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax; // a link in a digest opens its item without a second sign-in; GET changes nothing
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = SignInEndpoints.Path;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.TimeProvider = TimeProvider.System; // people sit at the desk in real time, also where the workflow's clock is simulated
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (await Session.FindAsync(context.Principal, http.RequestServices.GetRequiredService<ApiKeys>(), http.RequestAborted) is { } session)
        {
            http.Features.Set(session);
            return;
        }
        context.RejectPrincipal();
        await http.SignOutAsync(Session.Scheme);
    }
}
