using AutoReach.Core;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Web.Inbox.Decide;

/// <summary>What the page of a link shows: an open proposal, or why there is nothing to decide.</summary>
/// <param name="Open">Null when there is nothing to decide.</param>
/// <param name="Session">Who is signed in; null: nobody, and the page asks for the mail's code.</param>
public sealed record DecideView(LinkStanding.Open? Open, Session? Session, LocalTimes Times)
{
    public Trouble? Trouble { get; init; }

    /// <summary>The code was mistyped too often.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>What a form sent that could not be taken.</summary>
    public PostedItem? Posted { get; init; }

    public static DecideView Of(LinkStanding standing, Session? session, DateTimeOffset now) => standing switch
    {
        LinkStanding.Open open => new DecideView(open, session, LocalTimes.Of(open.Workflow, now)),
        LinkStanding.Resolved resolved => Without(session, LocalTimes.Of(resolved.Workflow, now), StatusCodes.Status409Conflict,
            $"{resolved.Lead.Prospect.CompanyName}: decided", ResolutionWords.Sentence(
                resolved.Resolution, ReaderOf(session, resolved.Link), LocalTimes.Of(resolved.Workflow, now))),
        LinkStanding.Changed => Without(session, LocalTimes.Of(null, now), StatusCodes.Status410Gone,
            "This link is void", "What it showed has been changed since, or is no longer waiting. The inbox has what waits now."),
        LinkStanding.Ended => Without(session, LocalTimes.Of(null, now), StatusCodes.Status410Gone,
            "This link has ended", "Links are good for 72 hours, and only for those who get the digest. The inbox has what waits now."),
        LinkStanding.Unknown => Without(session, LocalTimes.Of(null, now), StatusCodes.Status404NotFound,
            "Link not valid", "This link is not complete. Copy all of it from the mail, or look in the inbox."),
        _ => throw new InvalidOperationException($"No page for {standing.GetType().Name}."),
    };

    private static DecideView Without(Session? session, LocalTimes times, int status, string title, string sentence) =>
        new(null, session, times) { Trouble = new Trouble(status, title, sentence) };

    private static ReviewerId ReaderOf(Session? session, DecisionLink link) => session?.Reviewer ?? new ReviewerId(link.Reviewer.Value);
}
