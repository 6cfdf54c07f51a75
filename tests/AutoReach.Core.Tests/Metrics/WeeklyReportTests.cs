using AutoReach.Core.Metrics;
using AutoReach.Core.Tests.Trust.Levels;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Metrics;

public class WeeklyReportTests
{
    private static readonly Uri Page = new("https://outreach.example/inbox/trust");

    [Fact]
    public void It_tells_the_week_in_numbers_beside_what_is_typical()
    {
        var story = new Story().Review(40).Review(10, agreed: false);
        var body = Report(story).Body(null, Page);
        Assert.Contains("People decided 50, the AI 0 alone", body, StringComparison.Ordinal);
        Assert.Contains("Leads accepted: 80 % (typical by now: 50 % to 60 %)", body, StringComparison.Ordinal);
        Assert.Contains("Review time a lead: 20 s", body, StringComparison.Ordinal);
        Assert.Contains("Level 1 of 4", body, StringComparison.Ordinal);
        Assert.Contains(Page.AbsoluteUri, body, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_in_which_nothing_happened_reads_well() =>
        Assert.Contains("Nothing was decided this week", Report(new Story()).Body(null, null), StringComparison.Ordinal);

    [Fact]
    public void What_changed_is_told_with_its_reason()
    {
        var story = Story.AtLevel2();
        var body = new WeeklyReport(Named("Spring"), story.State, Book(story), story.Week).Body(null, null);
        Assert.Contains("Level 1 → 2: 70 reviews (50 needed)", body, StringComparison.Ordinal);
        Assert.Contains("emails from 0.8", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_auto_is_told_for_both_actions_since_it_holds_for_both() => Assert.Contains(
        "alone on emails from 0.70 on, as you asked and on skips from 0.70 on, as you asked",
        Report(new Story().Command(new TrustCommand.SetFullAuto(0.7))).Body(null, null), StringComparison.Ordinal);

    [Fact]
    public void A_name_with_line_breaks_breaks_no_header() =>
        Assert.DoesNotContain('\n', new WeeklyReport(Named("Spring\r\nBcc: all@example.com"), new Story().State, WeekProjection.Empty, new DateOnly(2026, 3, 2))
            .Subject());

    private static WeeklyReport Report(Story story) => new(Named("Spring"), story.State, Book(story), story.Week);

    private static WeekProjection Book(Story story) => story.Events.Aggregate(WeekProjection.Empty, (book, happened) => book.After(happened));

    private static Workflow Named(string name) => new() { Name = name };
}
