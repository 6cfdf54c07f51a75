using System.Globalization;
using System.Text;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Habits;

namespace AutoReach.Core.Review;

/// <param name="Proposal">What is waited for; null where nobody can link to it.</param>
/// <param name="Concerns">Why it is an exception, if it is one.</param>
public sealed record WaitingReview(
    string Company, ProposedAction Action, DateTimeOffset OpenedAt, Urgency Urgency, IReadOnlyList<Concern> Concerns, ProposalRef? Proposal = null);

/// <summary>What lets the reader of one mail decide on what it names.</summary>
/// <param name="Code">What the linked pages ask for.</param>
public sealed record DigestLinks(Func<ProposalRef, Uri> LinkTo, string Code);

/// <summary>The words of the mail that tells a team what waits for it.</summary>
public static class ReviewDigest
{
    public static string Subject(string workflow, IReadOnlyList<WaitingReview> waiting)
    {
        var escalated = waiting.Count(review => review.Urgency == Urgency.Escalated);
        return OneLine(
            $"{workflow}: {waiting.Count.ToString(CultureInfo.InvariantCulture)} waiting for a decision{(escalated > 0 ? $", {escalated} for too long" : "")}");
    }

    /// <summary>What people needed to change most often where it was raised comes first, then what has waited longest.</summary>
    public static IReadOnlyList<WaitingReview> Ordered(IEnumerable<WaitingReview> waiting, TeamHabits habits) =>
        [.. waiting.OrderByDescending(review => habits.AttentionOf(review.Concerns)).ThenBy(review => review.OpenedAt)];

    /// <param name="waiting">The first to look at first; see <see cref="Ordered"/>.</param>
    /// <param name="mostNamed">At least 1; the rest is only counted.</param>
    /// <param name="inbox">Where to decide; null when the host cannot be reached from outside.</param>
    /// <param name="links">Null likewise.</param>
    public static string Body(string workflow, IReadOnlyList<WaitingReview> waiting, int mostNamed, Uri? inbox, DateTimeOffset now, DigestLinks? links = null)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"These proposals of {OneLine(workflow)} wait, what should be looked at first on top:\n\n");
        foreach (var review in waiting.Take(mostNamed))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {OneLine(review.Company)}: {Words(review.Action)}, {Age(now - review.OpenedAt)}{Remarks(review)}\n");
            if (links is not null && review.Proposal is { } proposal)
                text.Append(CultureInfo.InvariantCulture, $"  {links.LinkTo(proposal).AbsoluteUri}\n");
        }
        if (waiting.Count > mostNamed)
            text.Append(CultureInfo.InvariantCulture, $"- and {waiting.Count - mostNamed} more\n");
        text.Append("\nNothing is sent and nothing is skipped until somebody decides; what nobody decides expires.\n");
        if (links is not null)
            text.Append(CultureInfo.InvariantCulture,
                $"\nEach link shows its proposal for {DecisionLink.Lifetime.TotalHours:0} hours, and is void once somebody has decided or edited. To "
                    + $"decide there without signing in, type the code {links.Code}. Whoever has this mail can decide in your name, so do not pass it on.\n");
        if (inbox is not null)
            text.Append(CultureInfo.InvariantCulture, $"\nDecide here: {inbox.AbsoluteUri}\n");
        return text.ToString();
    }

    private static string Remarks(WaitingReview review)
    {
        string[] remarks = [.. review.Concerns.Select(concern => concern.Word), .. review.Urgency == Urgency.Escalated ? ["escalated"] : Array.Empty<string>()];
        return remarks.Length == 0 ? "" : $" ({string.Join(", ", remarks)})";
    }

    private static string Words(ProposedAction action) => action switch
    {
        ProposedAction.Send => "an email to approve",
        ProposedAction.Skip => "a skip to confirm",
        _ => throw new InvalidOperationException($"No words for {action}."),
    };

    private static string Age(TimeSpan age) => age < TimeSpan.FromDays(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} h")
        : string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} d");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
