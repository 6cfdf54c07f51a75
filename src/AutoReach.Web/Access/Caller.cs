using System.Security.Claims;
using AutoReach.Core;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Access;

/// <summary>What a request's key says of its caller.</summary>
internal static class Caller
{
    private const string ReviewerClaim = "reviewer";
    private const string RoleClaim = "role";

    public static ClaimsPrincipal Of(ApiKey key, string scheme) => new(new ClaimsIdentity(
        [new Claim(ReviewerClaim, key.Reviewer.Value), new Claim(RoleClaim, key.Role.ToString())], scheme, ReviewerClaim, RoleClaim));

    /// <summary>May do what the least of our keys may; its token is believed at one address only.</summary>
    public static ClaimsPrincipal OfEventGrid(string scheme) => new(new ClaimsIdentity(
        [new Claim(ReviewerClaim, "event-grid"), new Claim(RoleClaim, nameof(ApiRole.Intake))], scheme, ReviewerClaim, RoleClaim));

    /// <summary>Who decides when this caller decides.</summary>
    /// <exception cref="InvalidOperationException">Nobody has signed in; the route should have been guarded.</exception>
    public static ReviewerId Reviewer(this ClaimsPrincipal caller) =>
        new(caller.FindFirstValue(ReviewerClaim) ?? throw new InvalidOperationException("The caller has no key."));

    /// <returns>Null when nobody has signed in.</returns>
    public static ApiRole? Role(this ClaimsPrincipal caller) =>
        Enum.TryParse<ApiRole>(caller.FindFirstValue(RoleClaim), out var role) ? role : null;
}
