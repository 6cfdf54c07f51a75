using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace AutoReach.Web.Access;

/// <summary>Who may report mail events by a token of Entra instead of a key of ours: Azure Event Grid, which holds no keys.</summary>
/// <param name="Tenant">Id of the directory that issues the tokens.</param>
/// <param name="Audience">The application that the tokens are for.</param>
public sealed record EventGridIdentity(string Tenant, string Audience)
{
    /// <summary>Event Grid's own application, the same in every directory of the public cloud.</summary>
    public const string Sender = "4962773b-9cdb-44cf-a8bf-237846a00ab7";

    internal const string Scheme = "EventGrid";
    internal const string Path = "/hooks/email-events";

    internal string Authority => $"https://login.microsoftonline.com/{Tenant}/v2.0";

    /// <summary>Both forms that Entra writes, by the version of the token that the application asks for.</summary>
    internal IEnumerable<string> Issuers => [Authority, $"https://sts.windows.net/{Tenant}/"];
}

public static class EventGridIdentityRegistration
{
    public static IServiceCollection AddEventGridIdentity(this IServiceCollection services, EventGridIdentity identity) =>
        services.AddEventGridIdentity(identity, _ => { });

    internal static IServiceCollection AddEventGridIdentity(this IServiceCollection services, EventGridIdentity identity, Action<JwtBearerOptions> more)
    {
        services.AddSingleton(identity).AddAuthentication().AddJwtBearer(EventGridIdentity.Scheme, options =>
        {
            options.MapInboundClaims = false;
            options.Authority = identity.Authority;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAudiences = [identity.Audience, $"api://{identity.Audience}"],
                ValidIssuers = identity.Issuers,
            };
            more(options);
        });
        return services;
    }
}

internal static class EventGridTokens
{
    private const char BetweenParts = '.';

    /// <returns>Null when this is no token for that endpoint, so that it has to be a key of ours.</returns>
    public static async Task<AuthenticateResult?> AuthenticateAsync(HttpContext context, string token, string scheme)
    {
        if (context.RequestServices.GetService<EventGridIdentity>() is null || context.Request.Path != EventGridIdentity.Path
            || token.AsSpan().Count(BetweenParts) != 2)
            return null;
        var result = await context.AuthenticateAsync(EventGridIdentity.Scheme);
        return result.Principal is { } sender && IsEventGrid(sender)
            ? AuthenticateResult.Success(new AuthenticationTicket(Caller.OfEventGrid(scheme), scheme))
            : AuthenticateResult.Fail("The token is not one of Event Grid's.");
    }

    private static bool IsEventGrid(ClaimsPrincipal sender) =>
        (sender.FindFirst("azp") ?? sender.FindFirst("appid"))?.Value == EventGridIdentity.Sender;
}
