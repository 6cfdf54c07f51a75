using System.Globalization;
using System.Text;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Metrics;

/// <summary>The mail that tells a team on Monday how the week was and what there is to audit.</summary>
/// <param name="Monday">Of the week that it is about.</param>
public sealed record WeeklyReport(Workflow Workflow, TrustState Trust, WeekProjection Weeks, DateOnly Monday)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public string Subject() =>
        string.Create(Culture, $"{Name}: week of {Monday:d MMMM}, level {Trust.Level}{(Open is { } audit ? $", {audit.Items.Count} to audit" : "")}");

    /// <param name="audit">Where audits are answered; null when the host cannot be reached from outside.</param>
    /// <param name="trustPage">Where the evidence is shown.</param>
    public string Body(Uri? audit, Uri? trustPage)
    {
        var weeks = Weeks.Weeks();
        var place = weeks.Index().FirstOrDefault(week => week.Item.Start == Monday, (-1, null!)).Item1;
        var text = new StringBuilder();
        text.Append(Culture, $"{Name}, week of {Monday:d MMMM yyyy}\n\n");
        if (place < 0 || weeks[place] is { Reviewed: 0, Alone: 0, Audited: 0 })
            text.Append("Nothing was decided this week, by people or by the AI.\n");
        else
            Numbers(text, weeks[place], place > 0 ? weeks[place - 1] : null);
        TrustProjection(text);
        Audit(text, audit);
        text.Append(Culture, $"\nNext: {WhyNotYet.Sentence(Trust, Workflow.Trust, Written)}\n");
        if (trustPage is not null)
            text.Append(Culture, $"\nThe evidence: {trustPage.AbsoluteUri}\n");
        return text.ToString();
    }

    private string Name => Workflow.Name.ReplaceLineEndings(" ").Trim();

    /// <summary>When the report was made: the latest thing that is known.</summary>
    private DateTimeOffset Written =>
        new[] { Trust.Since, Trust.Epoch.OpenedAt }.Concat(Trust.Audits.Select(drawn => drawn.DrawnAt)).Concat(Trust.WeeksAtLevel.Select(closed => closed.At))
            .Max();

    private AuditState? Open => Trust.Audits.Find(drawn => drawn.Of == Monday && !drawn.IsAnswered);

    private static void Numbers(StringBuilder text, WeekMetrics week, WeekMetrics? before)
    {
        var bands = ArticleBands.For(week.Week);
        text.Append(Culture, $"People decided {week.Reviewed}, the AI {week.Alone} alone");
        text.Append(week.HumanShare is { } share ? string.Create(Culture, $"; a person looked at {share:P0} of the work.\n\n") : ".\n\n");
        Line(text, "Leads accepted", week.AcceptRate, before?.AcceptRate, bands.AcceptRate, Percent);
        Line(text, "Emails left as they were", week.NoEditRate, before?.NoEditRate, bands.NoEditRate, Percent);
        Line(text, "Review time a lead", week.ReviewSecondsPerLead, before?.ReviewSecondsPerLead, bands.ReviewSecondsPerLead, seconds =>
            string.Create(Culture, $"{seconds:0} s"));
        Line(text, "Review time a day", week.DailyReviewMinutes, before?.DailyReviewMinutes, bands.DailyReviewMinutes, minutes =>
            string.Create(Culture, $"{minutes:0} min"));
        if (week.AutoDisagreement is { } wrong)
            text.Append(Culture,
                $"\nOf what the AI was free to do alone, about {wrong.Estimate:P0} would have been decided otherwise (between {wrong.Low:P0} "
                    + $"and {wrong.High:P0}, from {week.Checked} that were checked).\n");
    }

    private static void Line(StringBuilder text, string what, double? now, double? before, Band band, Func<double, string> told)
    {
        if (now is not { } value)
            return;
        text.Append(Culture,
            $"- {what}: {told(value)}{(before is { } last ? $", the week before {told(last)}" : "")} (typical by now: {told(band.Low)} "
                + $"to {told(band.High)})\n");
    }

    private void TrustProjection(StringBuilder text)
    {
        text.Append(Culture, $"\nLevel {Trust.Level} of 4. The AI acts alone on {Told(ProposedAction.Send)} and on {Told(ProposedAction.Skip)}.\n");
        var from = Monday;
        foreach (var change in Trust.LevelHistory.Where(change => change.Week == from))
            text.Append(Culture, $"- Level {change.From} → {change.To}: {change.Why}\n");
        foreach (var move in Trust.ThresholdHistory.Where(move => move.Week == from))
            text.Append(Culture, $"- Threshold for {Plural(move.Action)} {Told(move.From)} → {Told(move.To)}: {move.Why}\n");
        foreach (var alarm in Trust.Alarms.Where(alarm => alarm.Week == from))
            text.Append(Culture, $"- Alarm: {alarm.Disagreements} of {alarm.Of} checked {Plural(alarm.Action)} were not as wanted.\n");
        if (Trust.Trip is { } trip)
            text.Append(Culture, $"- {trip.Why} No email goes without a person until somebody resumes.\n");
        if (Trust.Proposal is { } proposal)
            text.Append(Culture, $"- Level {proposal.To} is proposed: {proposal.Evidence}\n");
    }

    private void Audit(StringBuilder text, Uri? page)
    {
        if (Open is not { } open)
            return;
        text.Append(Culture,
            $"\nPlease audit {open.Items.Count} of what the AI did alone, by {open.DrawnAt + TrustLevels.MinStay:d MMMM}: decide each as if nothing "
                + $"had been done.\n");
        if (page is not null)
            text.Append(Culture, $"{page.AbsoluteUri}\n");
    }

    private string Told(ProposedAction action) => Trust.FullAuto is { } own
        ? string.Create(Culture, $"{Plural(action)} from {own:0.00} on, as you asked")
        : Trust.For(action).Threshold is { } tau && Trust.Level > 1 ? string.Create(Culture, $"{Plural(action)} from {tau:0.00} on") : $"no {Plural(action)}";

    private static string Told(double? threshold) => threshold is { } tau ? tau.ToString("0.00", Culture) : "none";

    private static string Percent(double share) => string.Create(Culture, $"{share:P0}");

    private static string Plural(ProposedAction action) => action == ProposedAction.Send ? "emails" : "skips";
}
