using AutoReach.Core.Sending;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Api;

/// <summary>
/// The link in every footer. Looking at it changes nothing, since scanners look at all links; a POST, by the page's
/// button or by a mail program (RFC 8058), ends it. Nobody has to sign in, no cookie is read or set.
/// </summary>
internal static class UnsubscribeEndpoints
{
    public static void MapUnsubscribe(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/unsubscribe/{token}", Show).WithTags("Others").WithName("showUnsubscribe")
            .WithSummary("Page that asks whether to unsubscribe; changes nothing")
            .Produces<string>(200, "text/html").Produces<string>(404, "text/html");
        endpoints.MapPost("/unsubscribe/{token}", UnsubscribeAsync).WithTags("Others").WithName("unsubscribe")
            .WithSummary("Unsubscribe with one click, as RFC 8058 has it; idempotent")
            .Produces<string>(200, "text/html").Produces<string>(404, "text/html").WithMetadata(BodyLimit.Ordinary);
    }

    private static IResult Show(string token, HttpResponse response, OutboundOptions options) =>
        UnsubscribeToken.TryRead(token, options.LinkKeys, out _)
            ? PlainPage.Write(response, "Unsubscribe", "No more email from us to this address?", "<form method=\"post\"><button>Unsubscribe</button></form>")
            : Unknown(response);

    private static async Task<IResult> UnsubscribeAsync(
        string token, HttpResponse response, OutboundOptions options, SuppressionList suppressions, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!UnsubscribeToken.TryRead(token, options.LinkKeys, out var wanted))
            return Unknown(response);
        await suppressions.AddAsync(new Suppression(wanted.Address, "The recipient unsubscribed.", clock.GetUtcNow()), cancellationToken);
        return PlainPage.Write(response, "Unsubscribed", "Done: you will get no more email from us.", "");
    }

    private static IResult Unknown(HttpResponse response) =>
        PlainPage.Write(response, "Link not valid", "This link is not complete. Copy all of it from the email, or answer the email with “unsubscribe”.", "",
            StatusCodes.Status404NotFound);
}
