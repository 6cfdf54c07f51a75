using System.Collections.Frozen;
using AutoReach.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox;

/// <summary>Style, script and icon out of the assembly: static web assets do not reach every host.</summary>
public static class AssetEndpoints
{
    private static readonly FrozenDictionary<string, Asset> Assets =
        new[] { ("inbox.css", "text/css"), ("inbox.js", "text/javascript"), ("icon.svg", "image/svg+xml") }
            .ToFrozenDictionary(asset => asset.Item1, asset => Read(asset.Item1, asset.Item2));

    /// <summary>Address that changes with the content, so that browsers can keep it for good.</summary>
    public static string LinkTo(string name) => $"/inbox/assets/{name}?v={Assets[name].Version}";

    internal static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/inbox/assets/{name}", (string name, HttpContext context) =>
    {
        if (!Assets.TryGetValue(name, out var asset))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.Type);
    });

    private static Asset Read(string name, string type)
    {
        using var stream = typeof(AssetEndpoints).Assembly.GetManifestResourceStream($"AutoReach.Web.Inbox.Assets.{name}")
            ?? throw new InvalidOperationException($"The asset {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return new Asset(System.Text.Encoding.UTF8.GetBytes(text), $"{type}; charset=utf-8", Digest.Base32(text, bytes: 8));
    }

    private sealed record Asset(byte[] Content, string Type, string Version);
}
