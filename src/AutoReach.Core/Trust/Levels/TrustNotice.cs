using System.Globalization;
using System.Text;
using AutoReach.Core.Leads;

namespace AutoReach.Core.Trust.Levels;

/// <summary>The words of mails about what happened to a workflow's trust.</summary>
public static class TrustNotice
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Subject(string workflow, TrustEvent happened) => OneLine($"{workflow}: " + happened switch
    {
        TrustEvent.AlarmRaised raised => $"alarm, {(raised.Action == ProposedAction.Send ? "emails" : "skips")} that went alone were not as wanted",
        TrustEvent.Tripped => "emails no longer go without a person",
        TrustEvent.PromotionProposed proposed => string.Create(Culture, $"level {proposed.To} is proposed"),
        TrustEvent.LevelChanged changed => string.Create(Culture, $"level {changed.From} → {changed.To}"),
        _ => throw new InvalidOperationException($"Nobody is told of {happened.GetType().Name}."),
    });

    /// <param name="offenders">Companies whose items raised the alarm.</param>
    /// <param name="trustPage">Null when the host cannot be reached from outside.</param>
    public static string Body(string workflow, TrustEvent happened, IReadOnlyList<string> offenders, Uri? trustPage)
    {
        var text = new StringBuilder();
        switch (happened)
        {
            case TrustEvent.AlarmRaised raised:
                text.Append(Culture,
                    $"{raised.Disagreements} of the last {raised.Of} checked {(raised.Action == ProposedAction.Send ? "emails" : "skips")} "
                        + $"of {OneLine(workflow)} would have been decided otherwise by a person.\n");
                text.Append("The AI may do less alone from now on, and what was certified has to be shown again.\n");
                if (raised.FullAuto is { } suspended)
                    text.Append(Culture, $"Full auto at {suspended:0.00} is suspended until an administrator switches it on again.\n");
                text.Append('\n');
                foreach (var company in offenders.Distinct())
                    text.Append(Culture, $"- {OneLine(company)}\n");
                break;
            case TrustEvent.Tripped tripped:
                text.Append(Culture, $"{tripped.Why}\nUntil an administrator resumes {OneLine(workflow)}, a person decides every email.\n");
                break;
            case TrustEvent.PromotionProposed proposed:
                text.Append(
                    Culture, $"{OneLine(workflow)} has what level {proposed.To} asks for: {proposed.Evidence}\nIt rises when an administrator accepts.\n");
                break;
            case TrustEvent.LevelChanged changed:
                text.Append(Culture, $"The level of {OneLine(workflow)} went from {changed.From} to {changed.To}. {changed.Why}\n");
                break;
            default:
                throw new InvalidOperationException($"Nobody is told of {happened.GetType().Name}.");
        }
        if (trustPage is not null)
            text.Append(Culture, $"\nThe evidence: {trustPage.AbsoluteUri}\n");
        return text.ToString();
    }

    public static string AuditSubject(string workflow, AuditState audit, bool isDue) =>
        OneLine(string.Create(Culture, $"{workflow}: {audit.Items.Count - audit.Answered} of the audit {(isDue ? "are overdue" : "still to answer")}"));

    public static string AuditBody(AuditState audit, bool isDue, Uri? auditPage)
    {
        var text = new StringBuilder();
        text.Append(Culture, $"{audit.Answered} of {audit.Items.Count} items of the audit of {audit.Audit} are answered.\n");
        text.Append(isDue ? "Until the rest is, the level cannot rise.\n" : "Decide each as if nothing had been done; it takes a few minutes.\n");
        if (auditPage is not null)
            text.Append(Culture, $"\n{auditPage.AbsoluteUri}\n");
        return text.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
