using AutoReach.Core.Leads;
using AutoReach.Core.Metrics;
using AutoReach.Core.Tests.Trust.Levels;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Tests.Metrics;

public class WeekProjectionTests
{
    private readonly Story _story = new();

    [Fact]
    public void A_quiet_week_has_no_rates()
    {
        _story.Wait(14).Review(1);
        var weeks = Weeks();
        Assert.Equal([1, 2, 3], weeks.Select(week => week.Week));
        Assert.Equal(new DateOnly(2026, 3, 9), weeks[1].Start);
        Assert.Equal((null, null, null, null), (weeks[1].AcceptRate, weeks[1].NoEditRate, weeks[1].HumanShare, weeks[1].AutoDisagreement));
    }

    [Fact]
    public void Accepting_counts_leads_and_leaving_unchanged_counts_emails()
    {
        Answered(6, Answer.Approved, agreed: true);
        Answered(2, Answer.Edited, agreed: false);
        Answered(2, Answer.Rejected, agreed: false);
        Answered(2, Answer.RedraftAsked, agreed: false);
        var week = Weeks()[0];
        Assert.Equal((12, 12), (week.Proposed, week.Reviewed));
        Assert.Equal(8.0 / 10, week.AcceptRate);
        Assert.Equal(6.0 / 10, week.NoEditRate); // of six approved, two edited, two redrafts
    }

    [Fact]
    public void Sampled_answers_stand_for_those_that_went_alone()
    {
        Answered(8, Answer.Rejected, agreed: false); // each seen for certain
        Answered(2, Answer.Approved, agreed: true, GateReason.Sample); // each stands for five
        Assert.Equal(10.0 / 18, Weeks()[0].AcceptRate!.Value, 12);
    }

    [Fact]
    public void Human_share_counts_audits_and_everything_that_was_decided()
    {
        _story.Review(5);
        Alone(15);
        Drawn(15, 2);
        _story.Review(2, reason: GateReason.Eligible, audit: "monday");
        var week = Weeks()[0];
        Assert.Equal((5, 15, 2), (week.Reviewed, week.Alone, week.Audited));
        Assert.Equal(7.0 / 20, week.HumanShare);
    }

    [Fact]
    public void Attention_is_averaged_over_reviews_and_over_days_with_reviews()
    {
        _story.Review(3).Wait(1).Review(3); // twenty seconds each
        var week = Weeks()[0];
        Assert.Equal(20, week.ReviewSecondsPerLead);
        Assert.Equal(1, week.DailyReviewMinutes);
    }

    [Fact]
    public void Disagreement_alone_is_estimated_from_the_sample_until_the_week_is_audited()
    {
        Alone(80);
        _story.Check(15).Check(5, agreed: false); // a fifth of a hundred
        var before = Weeks()[0].AutoDisagreement!;
        Assert.Equal(5 / 0.2 / 100, before.Estimate, 12);
        Assert.InRange(before.Low, 0.05, before.Estimate);
        _story.Wait(7);
        Drawn(80, 16);
        _story.Review(15, reason: GateReason.Eligible, audit: "monday").Review(1, agreed: false, reason: GateReason.Eligible, audit: "monday");
        var pi = 0.2 + 0.8 * 16 / 80;
        Assert.Equal(6 / pi / 100, Weeks()[0].AutoDisagreement!.Estimate, 12);
        Assert.Null(Weeks()[1].AutoDisagreement); // the audit was of the week before
        Assert.Equal(16, Weeks()[1].Audited);
    }

    [Fact]
    public void Article_bands_begin_in_weeks_1_4_and_12()
    {
        Assert.Equal([1, 1, 4, 4, 12, 12], new[] { 1, 3, 4, 11, 12, 40 }.Select(week => ArticleBands.For(week).Week));
        Assert.Equal(new Band(0.80, 0.90), ArticleBands.For(12).NoEditRate);
    }

    private IReadOnlyList<WeekMetrics> Weeks() => _story.Events.Aggregate(WeekProjection.Empty, (book, happened) => book.After(happened)).Weeks();

    private void Answered(int count, Answer answer, bool agreed, GateReason reason = GateReason.Level)
    {
        for (var left = count; left > 0; left--)
            _story.Tell(_story.Reviewed(agreed, reason: reason) with { Answer = answer });
    }

    private void Alone(int count)
    {
        for (var left = count; left > 0; left--)
            _story.Tell(new TrustEvent.ActedAlone(_story.Now, _story.Week, _story.Item(reason: GateReason.Eligible)));
    }

    private void Drawn(int population, int sampled) => _story.Tell(new TrustEvent.AuditDrawn(_story.Now, _story.Week, "monday", new DateOnly(2026, 3, 2),
        [new AuditStratum(ProposedAction.Send, population, sampled)], []));
}
