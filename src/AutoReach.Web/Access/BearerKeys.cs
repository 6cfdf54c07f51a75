using System.Text.Encodings.Web;
using AutoReach.Core;
using AutoReach.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AutoReach.Web.Access;

/// <summary>
/// Signs requests in by <c>Authorization: Bearer key</c> and by nothing else: no cookie, no query string. Where Event
/// Grid is known, its token too.
/// </summary>
internal sealed class BearerKeys(
    KeyRing keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Bearer";

    private const string Prefix = "Bearer ";
    private const int MaxKeyLength = 512;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var key = header[Prefix.Length..].Trim();
        if (await EventGridTokens.AuthenticateAsync(Context, key, Scheme) is { } answer)
            return answer;
        if (key.Length is 0 or > MaxKeyLength || await keys.AuthenticateAsync(key, Context.RequestAborted) is not { } record)
            return AuthenticateResult.Fail("The key is not valid.");
        return AuthenticateResult.Success(new AuthenticationTicket(Caller.Of(record, Scheme), Scheme));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isWrong = (await HandleAuthenticateOnceSafeAsync()).Failure is not null;
        Response.Headers[HeaderNames.WWWAuthenticate] = isWrong ? "Bearer realm=\"autoreach\", error=\"invalid_token\"" : "Bearer realm=\"autoreach\"";
        await Problem.Unauthenticated(isWrong
            ? "This key is not valid or was revoked. An administrator can make another one."
            : "Send a key as 'Authorization: Bearer <key>'.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"autoreach\", error=\"insufficient_scope\"";
        var least = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<Microsoft.AspNetCore.Authorization.AuthorizationPolicy>()
            .SelectMany(policy => policy.Requirements.OfType<MinimumRole>()).Select(requirement => EnumWords.Of(requirement.Role)).LastOrDefault();
        var has = Context.User.Role() is { } role ? EnumWords.Of(role) : "no";
        return Problem.Forbidden($"This needs a key of role {least ?? "admin"}; the one sent has {has} role.").ExecuteAsync(Context);
    }
}
