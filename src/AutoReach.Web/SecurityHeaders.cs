using Microsoft.AspNetCore.Http;

namespace AutoReach.Web;

/// <summary>Headers on every answer, errors included. A page that states its own policy keeps it.</summary>
internal static class SecurityHeaders
{
    /// <summary>For answers that are not pages: nothing may run, nothing may frame them.</summary>
    private const string NothingRuns = "default-src 'none'; frame-ancestors 'none'";

    public static Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            var (request, headers) = (((HttpContext)state).Request, ((HttpContext)state).Response.Headers);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.XFrameOptions = "DENY";
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = IsPage(headers) ? "frame-ancestors 'none'" : NothingRuns;
            if (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static bool IsPage(IHeaderDictionary headers) =>
        headers.ContentType.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase);
}
