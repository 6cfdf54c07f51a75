using System.Text.RegularExpressions;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

/// <param name="Reviewer">Who decides with this key; from the name where it is missing.</param>
internal sealed record KeyBody(string? Name, ApiRole? Role, string? Reviewer);

/// <param name="Key">Shown this once and not stored.</param>
internal sealed record CreatedKey(string Id, string Key, string Name, ApiRole Role, ReviewerId Reviewer, DateTimeOffset CreatedAt);

internal sealed record KeyView(string Id, string Name, ApiRole Role, ReviewerId Reviewer, DateTimeOffset CreatedAt)
{
    public static KeyView Of(ApiKey key) => new(key.Id, key.Name, key.Role, key.Reviewer, key.CreatedAt);
}

internal static partial class KeyEndpoints
{
    private const int MaxNameLength = 200;

    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("keys").WithTags("Keys");
        keys.MapPost("", CreateAsync).WithName("createKey").WithSummary("Make a key; it is shown this once").Produces<CreatedKey>(201).Refuses(400);
        keys.MapGet("", ListAsync).WithName("listKeys").WithSummary("All keys, without the keys themselves").Produces<Page<KeyView>>().Refuses(400);
        keys.MapGet("{id}", GetAsync).WithName("getKey").WithSummary("One key, without the key itself").Produces<KeyView>().Refuses(404);
        keys.MapDelete("{id}", RevokeAsync).WithName("revokeKey").WithSummary("Revoke a key").Produces(204).Refuses(404, 409);
    }

    private static async Task<IResult> CreateAsync(KeyBody body, ApiKeys keys, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        var name = body.Name?.Trim() ?? "";
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl))
            errors["name"] = [$"A name of 1 to {MaxNameLength} characters on one line."];
        if (body.Role is null)
            errors["role"] = [$"One of {EnumWords.List<ApiRole>()}."];
        var reviewer = body.Reviewer ?? NotInId().Replace(name.ToLowerInvariant(), "-").Trim('-');
        if (reviewer is Actor.Ai or Actor.System || !ReviewerForm().IsMatch(reviewer))
            errors["reviewer"] = ["1 to 64 letters, digits or . _ @ -, beginning with a letter or digit; not 'ai' or 'system', which the timeline uses."];
        if (errors.Count > 0)
            return Problem.Invalid(errors);
        var (record, key) = await keys.CreateAsync(name, body.Role!.Value, new ReviewerId(reviewer), cancellationToken);
        return TypedResults.Created($"/api/keys/{record.Id}", new CreatedKey(record.Id, key, record.Name, record.Role, record.Reviewer, record.CreatedAt));
    }

    private static async Task<IResult> ListAsync(int? limit, string? cursor, ApiKeys keys, CancellationToken cancellationToken)
    {
        if (PageAsked.Read("keys", limit, cursor, out var refusal) is not { } page)
            return refusal!;
        var rest = (await keys.ListAsync(cancellationToken)).OrderBy(key => key.Id, StringComparer.Ordinal)
            .SkipWhile(key => page.After is not null && string.CompareOrdinal(key.Id, page.After) <= 0).Take(page.Limit + 1).Select(KeyView.Of).ToList();
        return TypedResults.Ok(page.Cut(rest, key => key.Id));
    }

    private static async Task<IResult> GetAsync(string id, ApiKeys keys, CancellationToken cancellationToken) =>
        await keys.FindAsync(id, cancellationToken) is { } key ? TypedResults.Ok(KeyView.Of(key)) : Problem.NotFound("There is no such key.");

    private static async Task<IResult> RevokeAsync(string id, KeyRing ring, CancellationToken cancellationToken) =>
        await ring.RevokeAsync(id, cancellationToken) switch
        {
            Revocation.Revoked => TypedResults.NoContent(),
            Revocation.NotFound => Problem.NotFound("There is no such key."),
            Revocation.LastAdmin => Problem.Conflict("last-admin-key", "This is the last administrator key",
                "Nobody could make another one without it. Make the next administrator key first."),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInId();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}\z")]
    private static partial Regex ReviewerForm();
}
