using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Trust.Levels;

public class TrustRulesTests
{
    [Fact]
    public void Level_2_is_proposed_after_fifty_reviews_seven_days_and_a_certificate()
    {
        var story = new Story().Review(70).Wait(6.9);
        Assert.Null(story.State.Proposal);
        story.Wait(0.1);
        Assert.Equal(2, story.State.Proposal?.To);
        Assert.Equal(1, story.State.Level); // proposed to a person, not taken
        Assert.Contains("70 reviews (50 needed)", story.State.Proposal!.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Reviews_alone_do_not_earn_a_level()
    {
        // 40 of 50 agreeing is what others call 80 % accuracy; it certifies nothing here.
        var story = new Story();
        for (var round = 0; round < 20; round++)
            story.Review(4).Review(1, agreed: false);
        story.Wait(30);
        Assert.Null(story.State.Proposal);
        Assert.Null(story.State.Send.Threshold);
    }

    [Fact]
    public void A_promotion_may_happen_by_itself_where_the_policy_says_so() =>
        Assert.Equal(2, new Story(new TrustPolicy { AutoPromote = true }).Review(70).Wait(7).State.Level);

    [Fact]
    public void A_declined_promotion_is_not_proposed_again_for_a_week()
    {
        var story = new Story().Review(70).Wait(7).Command(new TrustCommand.AnswerPromotion(false));
        Assert.Null(story.Wait(6.9).State.Proposal);
        Assert.Equal(2, story.Wait(0.1).State.Proposal?.To);
    }

    [Fact]
    public void No_level_rises_within_a_week_of_the_last()
    {
        var story = new Story(new TrustPolicy { AutoPromote = true }).Review(250).Wait(7);
        Assert.Equal(2, story.State.Level);
        story.Check(60).CloseWeek().CloseWeek();
        Assert.Equal(2, story.Wait(6.9).State.Level);
        Assert.Equal(3, story.Wait(0.1).State.Level);
    }

    [Fact]
    public void Level_4_takes_four_weeks_two_hundred_agreeing_reviews_and_two_answered_audits()
    {
        var story = Story.AtLevel3().Review(150).Wait(28);
        Assert.Null(story.State.Proposal);
        Audit(story, "2026-04-13", answered: true);
        Audit(story, "2026-04-20", answered: false);
        Assert.Null(story.State.Proposal);
        story.Review(1, reason: GateReason.Eligible, audit: "2026-04-20");
        Assert.Equal(4, story.State.Proposal?.To);
    }

    [Fact]
    public void An_audit_that_is_overdue_keeps_the_level_from_rising_until_it_is_answered()
    {
        var story = new Story().Review(70);
        Audit(story, "2026-03-02", answered: false);
        story.Tell(new TrustEvent.AuditOverdue(story.Now, story.Week, "2026-03-02")).Wait(7);
        Assert.Null(story.State.Proposal);
        story.Review(1, reason: GateReason.Eligible, audit: "2026-03-02");
        Assert.Equal(2, story.State.Proposal?.To);
    }

    [Fact]
    public void The_threshold_starts_at_ninety_and_falls_one_certified_step_a_week()
    {
        var story = new Story().Review(200, confidence: 0.97);
        Assert.Equal(0.90, story.State.Send.Threshold);
        Assert.Equal(0.90, story.Wait(6.9).State.Send.Threshold);
        Assert.Equal(0.80, story.Wait(0.1).State.Send.Threshold);
        Assert.Equal(0.80, story.Wait(3).State.Send.Threshold);
        Assert.Equal(0.70, story.Wait(4).State.Send.Threshold);
        Assert.Equal(0.60, story.Wait(7).State.Send.Threshold);
        Assert.Equal(0.60, story.Wait(70).State.Send.Threshold);
    }

    [Fact]
    public void It_never_falls_under_the_policys_floor() =>
        Assert.Equal(0.80, new Story(new TrustPolicy { Floor = 0.80 }).Review(200, confidence: 0.97).Wait(7).Wait(7).Wait(7).State.Send.Threshold);

    [Fact]
    public void Skips_earn_their_threshold_by_themselves()
    {
        var story = new Story().Review(200, action: ProposedAction.Skip);
        Assert.Equal(0.90, story.State.Skip.Threshold);
        Assert.Null(story.State.Send.Threshold);
        Assert.Null(story.Wait(7).State.Proposal); // level 2 asks for certified sends
    }

    [Fact]
    public void Flagged_items_say_nothing_about_thresholds()
    {
        var story = new Story().Review(300, reason: GateReason.Flag);
        Assert.Null(story.State.Send.Threshold);
        Assert.Equal(0, story.State.Send.Certificates[0].Process.Items);
        Assert.Equal(300, story.State.Reviews);
    }

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(2.9, false)]
    [InlineData(20.0, true)]
    [InlineData(null, true)]
    public void Agreement_in_one_stroke_or_at_once_earns_no_trust(double? seconds, bool bulk)
    {
        var story = new Story().Hurry(200, seconds, bulk).Wait(7);
        Assert.Equal((0, 0, 1), (story.State.Reviews, story.State.SuccessfulReviews, story.State.Level));
        Assert.Null(story.State.Send.Threshold);
        Assert.All(story.State.Send.Certificates, certificate => Assert.Equal(0, certificate.Process.Items));
        Assert.Equal(0, story.Hurry(10, seconds, bulk, reason: GateReason.Sample).State.Send.Agreements);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(null)] // a link and a plain client measure nothing
    public void Agreement_after_a_look_earns_trust(double? seconds)
    {
        var story = new Story().Hurry(70, seconds);
        Assert.Equal((70, 70), (story.State.Reviews, story.State.SuccessfulReviews));
        Assert.Equal(0.90, story.State.Send.Threshold);
    }

    [Fact]
    public void Disagreement_counts_however_fast_it_came()
    {
        var story = new Story().Hurry(5, seconds: 0, bulk: true, agreed: false);
        Assert.Equal(5, story.State.Send.Certificates[0].Process.Disagreements);
        Assert.Equal(5, Story.AtLevel2().Hurry(5, seconds: 0, agreed: false, reason: GateReason.Sample).State.Send.Disagreements);
    }

    [Fact]
    public void An_answer_that_was_logged_before_strokes_were_told_apart_is_read()
    {
        var story = new Story();
        var logged = CoreJson.Write<TrustEvent>(story.Reviewed(agreed: true)).Replace(",\"bulk\":false", "", StringComparison.Ordinal);
        Assert.DoesNotContain("bulk", logged, StringComparison.Ordinal);
        Assert.Equal(1, story.Tell(CoreJson.Read<TrustEvent>(logged)).State.Reviews);
    }

    [Fact]
    public void An_alarm_takes_back_a_level_raises_the_threshold_and_opens_an_epoch()
    {
        var story = Story.AtLevel3();
        var before = story.State;
        while (story.State.Alarms.Count == 0)
            story.Check(3).Check(1, agreed: false);
        var alarm = Assert.Single(story.State.Alarms);
        Assert.NotEmpty(alarm.Offenders);
        Assert.True(story.State.Level < before.Level);
        Assert.Equal(before.Epoch.Number + 1, story.State.Epoch.Number);
        Assert.True(story.State.Send.Threshold is null || story.State.Send.Threshold > before.Send.Threshold);
        Assert.All(story.State.Send.Certificates, certificate => Assert.Equal(0, certificate.Process.Items));
        Assert.True(story.State.HasOpenAlarm);
        Assert.Equal(before.Skip.Threshold, story.State.Skip.Threshold); // the other action did nothing wrong
    }

    [Fact]
    public void Two_levels_are_taken_back_when_the_disagreement_is_more_than_twice_what_is_tolerated()
    {
        var story = Story.AtLevel3();
        while (story.State.Alarms.Count == 0)
            story.Check(1, agreed: false);
        Assert.Equal(1, story.State.Level);
    }

    [Fact]
    public void An_alarm_is_open_until_something_is_certified_again()
    {
        var story = Story.AtLevel3();
        while (story.State.Alarms.Count == 0)
            story.Check(1, agreed: false);
        Assert.True(story.Review(30).State.HasOpenAlarm);
        Assert.False(story.Review(40).State.HasOpenAlarm);
    }

    [Fact]
    public void An_alarm_suspends_full_auto_until_a_person_turns_it_on_again()
    {
        var story = Story.AtLevel3().Command(new TrustCommand.SetFullAuto(0.7));
        while (story.State.Alarms.Count == 0)
            story.Check(1, agreed: false);
        Assert.Null(story.State.FullAuto);
        Assert.Equal(0.7, Assert.Single(story.State.Alarms).FullAuto);
        Assert.Equal(0.7, story.Command(new TrustCommand.SetCap(3)).State.FullAutoSuspendedBy?.FullAuto); // another limit is no leave to act
        Assert.Null(story.State.FullAuto);

        story.Command(new TrustCommand.SetFullAuto(0.8));
        Assert.Equal((0.8, null), (story.State.FullAuto, story.State.FullAutoSuspendedBy));
    }

    [Fact]
    public void An_alarm_that_was_logged_without_word_of_full_auto_suspends_it_when_the_log_is_read()
    {
        var story = Story.AtLevel3().Command(new TrustCommand.SetFullAuto(0.7));
        var logged = CoreJson.Read<TrustEvent>("""
            { "kind": "alarmRaised", "action": "skip", "value": 1200, "disagreements": 6, "of": 9, "offenders": ["ld_1"],
              "at": "2026-03-30T09:00:00Z", "week": "2026-03-30" }
            """);
        story.Tell(logged);
        Assert.Null(story.State.FullAuto);
        Assert.Equal((0.7, ProposedAction.Skip), (story.State.FullAutoSuspendedBy?.FullAuto, story.State.FullAutoSuspendedBy?.Action));
    }

    [Fact]
    public void An_alarm_without_full_auto_suspends_nothing()
    {
        var story = Story.AtLevel3();
        while (story.State.Alarms.Count == 0)
            story.Check(1, agreed: false);
        Assert.Null(story.State.FullAutoSuspendedBy);
        Assert.Null(story.State.Alarms[0].FullAuto);
    }

    [Fact]
    public void Decisions_on_proposals_of_an_earlier_epoch_count_as_reviews_only()
    {
        var story = new Story();
        var earlier = story.Reviewed(agreed: true);
        story.Command(new TrustCommand.SetCap(4))
            .Tell(new TrustEvent.EpochOpened(story.Now, story.Week, 2, "models|others", story.State.Epoch.Terms, EpochCause.StatementChanged, History.Keep));
        story.Tell(earlier);
        Assert.Equal(1, story.State.Reviews);
        Assert.Empty(story.State.Send.Observations);
    }

    [Fact]
    public void A_new_statement_takes_the_thresholds_back_and_keeps_the_level()
    {
        var story = Story.AtLevel2();
        story.Tell(new TrustEvent.EpochOpened(story.Now, story.Week, 2, "models|others", story.State.Epoch.Terms, EpochCause.StatementChanged, History.Keep));
        Assert.Equal(2, story.State.Level);
        Assert.Null(story.State.Send.Threshold);
    }

    [Theory]
    [InlineData(History.Keep)]
    [InlineData(History.Decay)]
    [InlineData(History.Forget)]
    public void What_was_learned_is_a_prior_of_the_next_epoch_as_far_as_it_is_wanted(History history)
    {
        var story = new Story().Review(150, confidence: 0.6);
        var learned = story.State.Send.Calibrator.Predict(0.6).Confidence;
        story.Tell(new TrustEvent.EpochOpened(story.Now, story.Week, 2, "models|others", story.State.Epoch.Terms, EpochCause.Retrained, history));
        var prior = story.State.Send.Calibrator.Predict(0.6).Confidence;
        Assert.InRange(prior, history == History.Forget ? 0.5999 : 0.62, history == History.Forget ? 0.6001 : learned + 1e-9);
    }

    [Fact]
    public void A_spam_complaint_stops_sends_from_going_alone_until_a_person_resumes()
    {
        var story = Story.AtLevel2();
        story.Tell(new TrustEvent.MailReported(story.Now, story.Week, new LeadId("ld_1"), MailReport.SpamComplaint));
        Assert.Equal(Tripwire.SpamComplaint, story.State.Trip?.Wire);
        story.Command(new TrustCommand.ClearTrip());
        Assert.Null(story.Wait(1).State.Trip);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void More_hard_bounces_than_five_percent_of_the_last_fifty_trip_the_wire(int bounces, bool tripped)
    {
        var story = new Story();
        for (var lead = 0; lead < 50; lead++)
            story.Tell(new TrustEvent.EmailSent(story.Now, story.Week, new LeadId($"ld_{lead}"), 1));
        for (var lead = 0; lead < bounces; lead++)
            story.Tell(new TrustEvent.MailReported(story.Now, story.Week, new LeadId($"ld_{lead}"), MailReport.HardBounce));
        Assert.Equal(tripped, story.State.Trip is not null);
    }

    [Theory]
    [InlineData(6.9, true)]
    [InlineData(7.1, false)]
    public void Two_wrong_recipients_within_a_week_trip_the_wire(double days, bool tripped)
    {
        var story = new Story();
        story.Tell(new TrustEvent.MailReported(story.Now, story.Week, new LeadId("ld_1"), MailReport.RepliedWrongCompany)).Wait(days);
        story.Tell(new TrustEvent.MailReported(story.Now, story.Week, new LeadId("ld_2"), MailReport.RepliedWrongPerson));
        Assert.Equal(tripped, story.State.Trip?.Wire == Tripwire.WrongRecipient);
    }

    private static void Audit(Story story, string name, bool answered)
    {
        story.Tell(new TrustEvent.AuditDrawn(story.Now, story.Week, name, story.Week.AddDays(-7),
            [new AuditStratum(ProposedAction.Send, Population: 20, Sampled: 1)], [new AuditCandidate(new LeadId("ld_a" + name), 1, ProposedAction.Send)]));
        if (answered)
            story.Review(1, reason: GateReason.Eligible, audit: name);
    }
}
