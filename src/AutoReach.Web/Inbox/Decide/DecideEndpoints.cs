using AutoReach.Core;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;
using AutoReach.Web.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox.Decide;

/// <summary>
/// The links of digests. Looking at one changes nothing, however often and by whomever. A decision is posted by somebody
/// who is signed in, from a page of ours, or with the code of the mail, which stands in no address and on no page.
/// </summary>
internal static class DecideEndpoints
{
    private const int CodeLength = 6;

    public static void MapDecide(this IEndpointRouteBuilder endpoints)
    {
        var link = endpoints.MapGroup("/decide/{token}").AddEndpointFilter(PageHeaders.SetAsync);
        link.MapGet("", ShowAsync).WithTags("Others").WithName("showProposal").WithSummary("Page of a link in a digest: shows a proposal; changes nothing")
            .Produces<string>(200, "text/html").Produces<string>(404, "text/html").Produces<string>(410, "text/html");
        link.MapMethods("", ["HEAD"], ShowAsync).ExcludeFromDescription();
        link.MapPost("", DecideAsync).WithTags("Others").WithName("decideByLink")
            .WithSummary("Decide on a link's proposal, signed in or with the code of its mail; once")
            .Produces(302).Produces<string>(400, "text/html").Produces<string>(403, "text/html").Produces<string>(404, "text/html")
                .Produces<string>(409, "text/html")
            .Produces<string>(410, "text/html").Produces<string>(429, "text/html").WithMetadata(BodyLimit.Ordinary);
    }

    private static async Task<IResult> ShowAsync(
        string token, HttpContext context, DecisionLinks links, TimeProvider clock, CancellationToken cancellationToken)
    {
        var session = await SessionOfAsync(context);
        var standing = await links.ReadAsync(token, cancellationToken);
        return standing is LinkStanding.Open open
            ? await PageAsync(open, session, links, clock, trouble: null, posted: null, cancellationToken)
            : Page(DecideView.Of(standing, session, clock.GetUtcNow()), standing is LinkStanding.Resolved ? StatusCodes.Status200OK : null);
    }

    private static async Task<IResult> DecideAsync(
        string token, HttpContext context, DecisionLinks links, IAntiforgery forms, TimeProvider clock, CancellationToken cancellationToken)
    {
        var session = await SessionOfAsync(context);
        var standing = await links.ReadAsync(token, cancellationToken);
        if (standing is not LinkStanding.Open open)
            return Page(DecideView.Of(standing, session, clock.GetUtcNow()));
        var posted = await PostedItem.ReadAsync(context.Request, cancellationToken);
        if (posted.ToInput() is not { Verdict: Verdict.Approve or Verdict.Reject } input)
            return await PageAsync(open, session, links, clock, TroubleWords.Incomplete, posted, cancellationToken);
        var (by, trouble) = session is not null && await forms.IsRequestValidAsync(context)
            ? (session.Reviewer, null)
            : await ByCodeAsync(open.Link, session, context.Request, links, cancellationToken);
        if (by is not { } reviewer)
            return await PageAsync(open, session, links, clock, trouble, posted, cancellationToken);
        var answer = await links.DecideAsync(open, input, reviewer, cancellationToken);
        return answer is DeskAnswer.Done
            ? Results.LocalRedirect($"/decide/{token}")
            : await PageAsync(
                open, session, links, clock, TroubleWords.Of(answer, reviewer, LocalTimes.Of(open.Workflow, clock.GetUtcNow())), posted, cancellationToken);
    }

    private static async Task<(ReviewerId? By, Trouble? Trouble)> ByCodeAsync(
        DecisionLink link, Session? session, HttpRequest request, DecisionLinks links, CancellationToken cancellationToken)
    {
        var typed = request.HasFormContentType ? (await request.ReadFormAsync(cancellationToken))["code"].ToString() : "";
        var code = string.Concat(typed.Where(character => !char.IsWhiteSpace(character)));
        if (code.Length == 0 && session is not null)
            return (null, new Trouble(StatusCodes.Status400BadRequest, "Please send it again", FormGuard.Expired));
        if (code.Length != CodeLength || !code.All(char.IsAsciiDigit))
            return (null,
                new Trouble(StatusCodes.Status400BadRequest, "Please type the code",
                "Nothing was changed. The code is the six digits in the mail that this link stood in."));
        return await links.IsRightAsync(link, code, cancellationToken) switch
        {
            true => (new ReviewerId(link.Reviewer.Value), null),
            false => (null,
                new Trouble(StatusCodes.Status403Forbidden, "That is not the code",
                "Nothing was changed. Type the code of the same mail; another mail has another code.")),
            null => (null,
                new Trouble(StatusCodes.Status429TooManyRequests, "Too many wrong codes",
                "Nothing was changed. Codes are no longer taken for this mail: sign in to decide.")),
        };
    }

    private static async Task<IResult> PageAsync(
        LinkStanding.Open open, Session? session, DecisionLinks links, TimeProvider clock, Trouble? trouble, PostedItem? posted,
        CancellationToken cancellationToken) =>
        Page(DecideView.Of(open, session, clock.GetUtcNow()) with
        {
            NeedsSignIn = session is null && await links.NeedsSignInAsync(open.Link, cancellationToken),
            Trouble = trouble,
            Posted = posted,
        });

    private static RazorComponentResult<DecidePage> Page(DecideView view, int? status = null) =>
        new(new { View = view }) { StatusCode = status ?? view.Trouble?.Status ?? StatusCodes.Status200OK, PreventStreamingRendering = true };

    /// <returns>Null when nobody is signed in, which is no obstacle here.</returns>
    private static async Task<Session?> SessionOfAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(Session.Scheme);
        if (!ticket.Succeeded || context.Features.Get<Session>() is not { } session)
            return null;
        context.User = ticket.Principal; // form tokens are bound to it
        return session;
    }
}
