using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox;

/// <summary>In with an API key, out with a button.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/signin";

    private const int MaxKeyLength = 512;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context) => Page(context));
        routes.MapPost(Path, SignInAsync);
    }

    /// <summary>Behind the session, since the form's token is bound to it.</summary>
    public static void MapOut(IEndpointRouteBuilder signedIn) => signedIn.MapPost("/signout", (Delegate)SignOutAsync);

    public static string LinkTo(string returnUrl) => $"{Path}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public static RazorComponentResult<SignInPage> Page(HttpContext context, string? problem = null, int status = StatusCodes.Status200OK) =>
        Page(ReturnUrlOf(context), problem, status);

    /// <summary>For a post without a session: where to go on after signing in again.</summary>
    public static RazorComponentResult<SignInPage> SessionEnded(HttpContext context)
    {
        var item = context.Request.RouteValues["lead"] is string lead ? $"/inbox/{Uri.EscapeDataString(lead)}" : null;
        return Page(LocalUrl.OrInbox(item),
            "Your session had ended, so nothing was changed. Sign in again; an edit that you had begun is offered again on its page.",
            StatusCodes.Status401Unauthorized);
    }

    private static RazorComponentResult<SignInPage> Page(string returnUrl, string? problem, int status) =>
        new(new { ReturnUrl = returnUrl, Problem = problem }) { StatusCode = status, PreventStreamingRendering = true };

    private static async Task<IResult> SignInAsync(HttpContext context, ApiKeys keys, CancellationToken cancellationToken)
    {
        var typed = (await context.Request.ReadFormAsync(cancellationToken))["key"].ToString().Trim();
        if (typed.Length is 0 or > MaxKeyLength || await keys.AuthenticateAsync(typed, cancellationToken) is not { } key)
            return Page(
                context, "That key is not valid. Check that you copied all of it, or ask an administrator for a new one.", StatusCodes.Status401Unauthorized);
        if (!Session.Opens(key))
            return Page(context, "That key can only bring leads in. The inbox needs a reviewer's or an administrator's key.", StatusCodes.Status403Forbidden);
        await context.SignInAsync(Session.Scheme, new Session(key).ToPrincipal());
        return Results.LocalRedirect(ReturnUrlOf(context));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(Session.Scheme);
        return Results.LocalRedirect(Path);
    }

    private static string ReturnUrlOf(HttpContext context) => LocalUrl.OrInbox(
        context.Request.HasFormContentType && context.Request.Form.TryGetValue("returnUrl", out var posted) ? posted : context.Request.Query["returnUrl"]);
}

internal static class LocalUrl
{
    /// <summary>The address when it stays on this host, else the inbox.</summary>
    public static string OrInbox(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) ? url : "/inbox";
}
