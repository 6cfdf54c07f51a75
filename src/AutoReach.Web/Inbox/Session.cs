using System.Security.Claims;
using AutoReach.Core;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Web.Inbox;

/// <summary>Who is signed in: the key as it stands in storage now, not as it stood at sign-in.</summary>
public sealed record Session(ApiKey Key)
{
    public const string Scheme = "AutoReach.Inbox";

    private const string ReviewerClaim = "reviewer";

    public ReviewerId Reviewer => Key.Reviewer;

    public bool IsAdmin => Key.Role == ApiRole.Admin;

    /// <summary>Whether a key opens the inbox; an intake key does not.</summary>
    public static bool Opens(ApiKey key) => key.Role is ApiRole.Reviewer or ApiRole.Admin;

    /// <exception cref="InvalidOperationException">The endpoint is not behind <see cref="SessionGuard"/>.</exception>
    public static Session Of(HttpContext context) =>
        context.Features.Get<Session>() ?? throw new InvalidOperationException("Nobody is signed in on this route.");

    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Key.Id),
            new Claim(ClaimTypes.Role, Key.Role.ToString()),
            new Claim(ReviewerClaim, Key.Reviewer.Value),
        ], Scheme));

    /// <returns>Null when the key was revoked or now stands for somebody or something else.</returns>
    public static async Task<Session?> FindAsync(ClaimsPrincipal? principal, ApiKeys keys, CancellationToken cancellationToken)
    {
        if (principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            return null;
        return await keys.FindAsync(id, cancellationToken) is { } key && Opens(key)
            && principal.FindFirstValue(ClaimTypes.Role) == key.Role.ToString()
            && principal.FindFirstValue(ReviewerClaim) == key.Reviewer.Value
            ? new Session(key)
            : null;
    }
}
