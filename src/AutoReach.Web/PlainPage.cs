using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Web;

/// <summary>A page that needs nothing: no session, no store, no script. For people who follow a link, and for errors.</summary>
internal static class PlainPage
{
    private const string Style =
        "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem;color:#1d2433}button{font:inherit;padding:.5rem 1.2rem}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A browser that asks for a page is not helped by JSON.</summary>
    public static bool IsWanted(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <param name="form">Markup of our own, put in as it is; so are title and text.</param>
    public static IResult Write(HttpResponse response, string title, string text, string form, int status = StatusCodes.Status200OK)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        return TypedResults.Text(
            $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
            <title>{title}</title><style>{Style}</style></head>
            <body><h1>{title}</h1><p>{text}</p>{form}</body></html>
            """, "text/html", Encoding.UTF8, status);
    }
}
