using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Habits;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;
using AutoReach.Core.Trust;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Learning;

public sealed class HabitTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_is_said_of_habits_before_there_are_enough_decisions()
    {
        var book = new HabitProjection();
        for (var n = 0; n < 9; n++)
            book.Take(Decided(Monday.AddHours(8).AddMinutes(n)));
        var habits = book.Habits();
        Assert.Equal((null, null), (habits.DigestHour, habits.DigestSize));
        var ann = Assert.Single(habits.Reviewers);
        Assert.Equal((9, null, null, null), (ann.Decisions, ann.MedianSeconds, ann.Hours, ann.Batch));
    }

    [Fact]
    public void The_hour_is_the_one_in_which_the_first_of_the_team_usually_begins()
    {
        var book = new HabitProjection();
        Work(book, days: 10, hour: 8, minute: 20, batch: 6, "ann");
        Assert.Equal(8, book.Habits().DigestHour);
        Work(book = new HabitProjection(), days: 10, hour: 8, minute: 5, batch: 6, "ann");
        Assert.Equal(7, book.Habits().DigestHour); // at eight the mail would come too late
        Work(book = new HabitProjection(), days: 10, hour: 0, minute: 5, batch: 6, "ann");
        Assert.Equal(23, book.Habits().DigestHour);
    }

    [Fact]
    public void Who_comes_later_in_the_day_does_not_move_the_hour()
    {
        var book = new HabitProjection();
        for (var day = 0; day < 10; day++)
        {
            Sit(book, Monday.AddDays(day).AddHours(9).AddMinutes(30), 5, "ann");
            Sit(book, Monday.AddDays(day).AddHours(13), 5, "bob");
        }
        var habits = book.Habits();
        Assert.Equal(9, habits.DigestHour);
        Assert.Equal([new HourSpan(9, 10), new HourSpan(13, 14)], habits.Reviewers.Select(reviewer => reviewer.Hours));
    }

    [Fact]
    public void A_batch_is_what_is_decided_in_one_sitting()
    {
        var book = new HabitProjection();
        for (var day = 0; day < 8; day++)
            Sit(book, Monday.AddDays(day).AddHours(9), day % 2 == 0 ? 12 : 14, "ann");
        Assert.Equal(12, book.Habits().Reviewers[0].Batch); // of the seven that are over
        Assert.Equal(12, book.Habits().DigestSize);
    }

    [Fact]
    public void Bulk_decisions_and_pages_left_open_say_nothing_of_pace_hours_or_batches()
    {
        var (book, plain) = (new HabitProjection(), new HabitProjection());
        for (var day = 0; day < 10; day++)
        {
            Sit(book, Monday.AddDays(day).AddHours(9), 6, "ann");
            Sit(plain, Monday.AddDays(day).AddHours(9), 6, "ann");
            for (var n = 0; n < 100; n++)
                book.Take(Decided(Monday.AddDays(day).AddHours(15), seconds: 1, bulk: true));
            book.Take(Decided(Monday.AddDays(day).AddHours(9).AddMinutes(6), seconds: 4000));
            plain.Take(Decided(Monday.AddDays(day).AddHours(9).AddMinutes(6), seconds: null));
        }
        Assert.Equal(plain.Habits().Reviewers, book.Habits().Reviewers);
        Assert.Equal(plain.Habits().DigestHour, book.Habits().DigestHour);
    }

    [Fact]
    public void Hours_may_pass_midnight_and_the_shortest_span_is_told()
    {
        Assert.Equal(new HourSpan(23, 1), HourSpan.Shortest([23, 23, 0, 0, 0, 23, 0, 23, 12]));
        Assert.Equal(new HourSpan(0, 24), HourSpan.Shortest([.. Enumerable.Range(0, 24), 0]) is { From: 0 } span ? span with { To = 24 } : null);
        Assert.Null(HourSpan.Shortest([]));
        Assert.Equal(new HourSpan(7, 8), HourSpan.Shortest([7]));
    }

    [Fact]
    public void What_needed_attention_most_comes_first_once_it_was_raised_often_enough()
    {
        var book = new HabitProjection();
        for (var n = 0; n < 10; n++)
        {
            book.Take(Decided(Monday.AddMinutes(n), verdict: Verdict.Reject, flags: [FlagKind.Layoffs]));
            book.Take(Decided(Monday.AddMinutes(n), verdict: n < 3 ? Verdict.Reject : Verdict.Approve, flags: [FlagKind.Stale], reason: GateReason.Uncertain));
        }
        book.Take(Decided(Monday, verdict: Verdict.Reject, flags: [FlagKind.Merger]));
        var habits = book.Habits();
        Assert.Equal(["layoffs", "merger", "stale", "uncertain"], habits.Exceptions.Select(rate => rate.Concern.Word));
        Assert.Equal([(10, 10), (1, 1), (10, 3), (10, 3)], habits.Exceptions.Select(rate => (rate.Changed.Of, rate.Changed.Hits)));
        Assert.Equal((1, 0.3, 0, 0), (Attention(FlagKind.Layoffs), Attention(FlagKind.Stale), Attention(FlagKind.Merger), habits.AttentionOf([])));

        WaitingReview[] waiting = [Waiting("old", []), Waiting("stale", [new(FlagKind.Stale)]), Waiting("both", [new(FlagKind.Stale), new(FlagKind.Layoffs)]),
            Waiting("merger", [new(FlagKind.Merger)])];
        Assert.Equal(["both", "stale", "old", "merger"], ReviewDigest.Ordered(waiting, habits).Select(review => review.Company));
        var body = ReviewDigest.Body("Team", ReviewDigest.Ordered(waiting, habits), mostNamed: 2, inbox: null, Monday);
        Assert.Contains("- both: an email to approve, 0 h (stale, layoffs)", body, StringComparison.Ordinal);
        Assert.Contains("- and 2 more", body, StringComparison.Ordinal);
        Assert.Equal(["old", "stale", "both", "merger"], ReviewDigest.Ordered(waiting, new HabitProjection().Habits()).Select(review => review.Company));

        double Attention(FlagKind kind) => habits.AttentionOf([new Concern(kind)]);
    }

    [Fact]
    public void An_edit_that_changes_nothing_needed_no_attention()
    {
        var book = new HabitProjection();
        var draft = Composition.Compose(1, "Subject", [new(SlotKind.Greeting, "Hello,", [], "greeting.plain")], score: 0.8);
        var record = Decided(Monday, verdict: Verdict.Edit, flags: [FlagKind.Crisis]);
        book.Take(record with { Draft = draft, Decision = record.Decision with { Subject = draft.Subject, Body = draft.Body + "\n" } });
        book.Take(record with { Draft = draft, Decision = record.Decision with { Subject = draft.Subject, Body = "Something else" } });
        Assert.Equal((2, 1), (book.Habits().Exceptions[0].Changed.Of, book.Habits().Exceptions[0].Changed.Hits));
    }

    [Fact]
    public void What_is_stated_beats_what_was_learned_and_the_default_stays_until_then()
    {
        var learned = new TeamHabits([], DigestHour: 8, DigestSize: 15, []);
        Assert.Equal(new DigestPlan(8, 15), DigestPlan.Of(new ReviewPolicy(), learned));
        Assert.Equal(new DigestPlan(16, 3), DigestPlan.Of(new ReviewPolicy { DigestHour = 16, DigestSize = 3 }, learned));
        Assert.Equal(new DigestPlan(null, 10), DigestPlan.Of(new ReviewPolicy(), new HabitProjection().Habits()));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-02T09:00:00Z", 8, "2026-03-03T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-02T06:59:59Z", 8, "2026-03-02T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-02T07:00:00Z", 8, "2026-03-03T07:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-03-02T00:00:00Z", 8, "2026-03-02T02:15:00Z")]
    [InlineData("Europe/Berlin", "2026-03-28T12:00:00Z", 2, "2026-03-30T00:00:00Z")] // that Sunday has no two o'clock
    public void The_next_full_hour_is_the_places_own(string zone, string now, int hour, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, null), LocalDay.NextHour(DateTimeOffset.Parse(now, null), hour, zone));

    private static WaitingReview Waiting(string company, IReadOnlyList<Concern> concerns) => new(company, ProposedAction.Send, Monday, Urgency.Fresh, concerns);

    private static void Work(HabitProjection book, int days, int hour, int minute, int batch, string by)
    {
        for (var day = 0; day < days; day++)
            Sit(book, Monday.AddDays(day).AddHours(hour).AddMinutes(minute), batch, by);
    }

    private static void Sit(HabitProjection book, DateTimeOffset from, int count, string by)
    {
        for (var n = 0; n < count; n++)
            book.Take(Decided(from.AddMinutes(n), by: by));
    }

    private static DecisionRecord Decided(
        DateTimeOffset at, string by = "ann", Verdict verdict = Verdict.Approve, double? seconds = 30, bool bulk = false, FlagKind[]? flags = null,
        GateReason reason = GateReason.Flag) => new()
        {
            Lead = new LeadId("ld"),
            Company = "Acme",
            Blocking = flags ?? [],
            Gate = new GateVerdict(GateRoute.Person, reason, 0.5, new StageScores(1, 1, 1), 0.9, 1, 1),
            Hour = at.Hour,
            Decision = new Decision
            {
                Revision = 1,
                Action = ProposedAction.Send,
                Verdict = verdict,
                By = new ReviewerId(by),
                At = at,
                ActiveSeconds = seconds,
                Bulk = bulk
            },
        };
}
