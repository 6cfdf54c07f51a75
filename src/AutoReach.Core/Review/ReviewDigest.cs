using System.Globalization;
using System.Text;
using AutoReach.Core.Leads;

namespace AutoReach.Core.Review;

public sealed record WaitingReview(string Company, ProposedAction Action, DateTimeOffset OpenedAt, Urgency Urgency);

/// <summary>The words of the mail that tells a team what waits for it.</summary>
public static class ReviewDigest
{
    private const int MostNamed = 10;

    /// <param name="atLeast">More may be waiting than were read.</param>
    public static string Subject(string workflow, IReadOnlyList<WaitingReview> waiting, bool atLeast)
    {
        var escalated = waiting.Count(review => review.Urgency == Urgency.Escalated);
        var count = string.Create(CultureInfo.InvariantCulture, $"{(atLeast ? "at least " : "")}{waiting.Count}");
        return OneLine($"{workflow}: {count} waiting for a decision{(escalated > 0 ? $", {escalated} for too long" : "")}");
    }

    /// <param name="waiting">The longest waiting first.</param>
    /// <param name="inbox">Where to decide; null when the host cannot be reached from outside.</param>
    public static string Body(string workflow, IReadOnlyList<WaitingReview> waiting, Uri? inbox, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"These proposals of {OneLine(workflow)} have waited longest:\n\n");
        foreach (var review in waiting.Take(MostNamed))
            text.Append(CultureInfo.InvariantCulture, $"- {OneLine(review.Company)}: {Words(review.Action)}, {Age(now - review.OpenedAt)}{(review.Urgency == Urgency.Escalated ? " (escalated)" : "")}\n");
        if (waiting.Count > MostNamed)
            text.Append(CultureInfo.InvariantCulture, $"- and {waiting.Count - MostNamed} more\n");
        text.Append("\nNothing is sent and nothing is skipped until somebody decides; what nobody decides expires.\n");
        if (inbox is not null)
            text.Append(CultureInfo.InvariantCulture, $"\nDecide here: {inbox.AbsoluteUri}\n");
        return text.ToString();
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
