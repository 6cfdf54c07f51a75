using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Team;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Learning;

public sealed class TeamTests
{
    private static readonly ReviewerId Ann = new("ann"), Bob = new("bob"), Cy = new("cy");
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The usual textbook table: 20 and 15 equal answers, 5 and 10 unequal ones; 0.7 observed, 0.5 by chance.</summary>
    [Fact]
    public void Kappa_of_two_is_that_of_the_textbook_whoever_was_asked_first()
    {
        PairedAnswer[] answers =
        [
            .. Enumerable.Repeat(new PairedAnswer(Ann, true, Bob, true), 20), .. Enumerable.Repeat(new PairedAnswer(Bob, false, Ann, true), 5),
            .. Enumerable.Repeat(new PairedAnswer(Ann, false, Bob, true), 10), .. Enumerable.Repeat(new PairedAnswer(Bob, false, Ann, false), 15),
        ];
        var agreement = ReviewerAgreement.Of(answers);
        Assert.Equal(0.4, agreement.Kappa!.Value, 12);
        Assert.Equal((35, 50), (agreement.Equal!.Hits, agreement.Equal.Of));
        Assert.InRange(0.7, agreement.Equal.Low, agreement.Equal.High);
    }

    [Fact]
    public void Kappa_of_three_is_the_weighted_mean_of_the_pairs_that_have_one()
    {
        PairedAnswer[] answers =
        [
            .. Of(Ann, Bob, yes: 10, no: 10, unequal: 0), // 1
            new(Ann, true, Cy, false), new(Ann, false, Cy, true), new(Ann, true, Cy, true), new(Ann, false, Cy, false), // 0
            .. Of(Bob, Cy, yes: 6, no: 0, unequal: 0), // none: chance alone would always be equal
        ];
        Assert.Equal(20.0 / 24, ReviewerAgreement.Of(answers).Kappa!.Value, 12);
        Assert.Equal(new ReviewerAgreement(null, null), ReviewerAgreement.Of([]));
    }

    /// <summary>Two leads, on one of which Ann and Bob differ; worked out by hand to six digits.</summary>
    [Fact]
    public void Rounds_are_those_worked_out_by_hand()
    {
        PairedAnswer[] answers = [new(Ann, true, Bob, true), new(Ann, true, Bob, false)];
        var first = DawidSkene.Fit(answers, mostRounds: 1); // leads wanted with 1 and 1/2
        Assert.Equal(2.5 / 4, first.Wanted, 12);
        Assert.Equal((5.5 / 6.5, 4 / 5.5), (first.Reviewers[Ann].Sensitivity, first.Reviewers[Ann].Specificity));
        Assert.Equal((5 / 6.5, 4.5 / 5.5), (first.Reviewers[Bob].Sensitivity, first.Reviewers[Bob].Specificity));
        var second = DawidSkene.Fit(answers, mostRounds: 2); // leads wanted with 0.956288 and 0.593243
        Assert.Equal(0.637383, second.Wanted, 6);
        Assert.Equal((0.847317, 0.733882), (Math.Round(second.Reviewers[Ann].Sensitivity, 6), Math.Round(second.Reviewers[Ann].Specificity, 6)));
        Assert.Equal((0.756739, 0.80851), (Math.Round(second.Reviewers[Bob].Sensitivity, 6), Math.Round(second.Reviewers[Bob].Specificity, 6)));
    }

    [Theory]
    [InlineData(0.02, 0.05, 0.35)]
    [InlineData(0.30, 0.02, 0.08)]
    [InlineData(0.05, 0.40, 0.05)]
    public void Known_error_rates_are_found_from_answers_alone(double ann, double bob, double cy)
    {
        var errors = new Dictionary<ReviewerId, double> { [Ann] = ann, [Bob] = bob, [Cy] = cy };
        var worst = errors.MaxBy(one => one.Value).Key;
        var runs = Enumerable.Range(0, 40).Select(seed => DawidSkene.Fit(Simulated(errors, items: 500, seed)).Reviewers).ToList();
        Assert.All(runs, fitted => Assert.Equal(worst, fitted.MinBy(one => one.Value.Informedness).Key));
        foreach (var (reviewer, error) in errors)
        {
            var found = runs.Select(fitted => fitted[reviewer].Informedness).ToList();
            Assert.True(Math.Abs(found.Average() - (1 - 2 * error)) < 0.1, $"{reviewer}: {found.Average():0.000} instead of {1 - 2 * error:0.000}");
            Assert.InRange(found.Average(one => Math.Abs(one - (1 - 2 * error))), 0, 0.12);
        }
    }

    [Fact]
    public void Rates_stay_within_their_range_and_the_order_of_answers_does_not_matter()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var errors = new Dictionary<ReviewerId, double> { [Ann] = seed / 50.0, [Bob] = 0.1, [Cy] = 1 - seed / 50.0 };
            var answers = Simulated(errors, items: seed, seed);
            var (one, other) = (DawidSkene.Fit(answers), DawidSkene.Fit([.. answers.Reverse()]));
            Assert.All(one.Reviewers, reviewer => Assert.True(reviewer.Value is { Sensitivity: > 0 and < 1, Specificity: > 0 and < 1 }));
            Assert.All(one.Reviewers, reviewer => Assert.Equal(reviewer.Value.Informedness, other.Reviewers[reviewer.Key].Informedness, 6));
        }
    }

    [Fact]
    public void Everybody_counts_whole_without_second_opinions_and_while_only_two_have_given_them()
    {
        var book = new TeamProjection();
        Assert.Equal(1, book.ReliabilityOf(Ann));
        foreach (var (n, answer) in Simulated(new() { [Ann] = 0.0, [Bob] = 0.4 }, items: 200, seed: 1).Index())
            book.Take(Second(n, answer));
        Assert.Equal((1, 1), (book.ReliabilityOf(Ann), book.ReliabilityOf(Bob)));
        Assert.False(book.StandingOf(Bob).IsMeasured);
        Assert.Equal(200, book.StandingOf(Bob).Agreement!.Of);
    }

    [Fact]
    public void Of_three_the_least_informed_counts_least_and_who_has_answered_too_little_counts_whole()
    {
        var book = new TeamProjection();
        foreach (var (n, answer) in Simulated(new() { [Ann] = 0.02, [Bob] = 0.05, [Cy] = 0.4 }, items: 300, seed: 2).Index())
            book.Take(Second(n, answer));
        var newcomer = new ReviewerId("dee");
        for (var n = 0; n < TeamProjection.Enough - 1; n++)
            book.Take(Second(1000 + n, new PairedAnswer(Ann, n % 2 == 0, newcomer, n % 2 == 1)));
        Assert.Equal(1, new[] { Ann, Bob }.Max(book.ReliabilityOf));
        Assert.InRange(new[] { Ann, Bob }.Min(book.ReliabilityOf), 0.75, 1);
        Assert.InRange(book.ReliabilityOf(Cy), 0.1, 0.5);
        Assert.Equal(1, book.ReliabilityOf(newcomer));
        Assert.True(book.StandingOf(Cy).IsMeasured);
    }

    [Fact]
    public void A_second_answer_that_does_not_say_whether_the_lead_is_wanted_is_no_pair()
    {
        var book = new TeamProjection();
        book.Take(Second(1, new PairedAnswer(Ann, true, Bob, true)) with { SecondTo = new FirstAnswer(Ann, null) });
        book.Take(Second(1, new PairedAnswer(Ann, true, Bob, true)) with { SecondTo = null });
        Assert.Null(book.Agreement().Equal);
    }

    [Fact]
    public void Planted_faults_count_for_their_reviewer_and_teach_nothing_else()
    {
        var memory = new AgentMemory(new MemoryOptions());
        foreach (var caught in new[] { true, true, false })
            memory.Apply(CoreJson.Read<LearningEvent>(CoreJson.Write<LearningEvent>(new LearningEvent.KnownBadAnswered(Start, Bob, caught))));
        Assert.Equal((2, 3), (memory.Team.StandingOf(Bob).KnownBad!.Hits, memory.Team.StandingOf(Bob).KnownBad!.Of));
        Assert.Null(memory.Team.StandingOf(Ann).KnownBad);
        Assert.Empty(memory.Habits.Habits().Reviewers);
        Assert.Equal((3, 0), (memory.Events, memory.Style.Emails));
    }

    [Fact]
    public void Whoever_guesses_moves_the_teams_taste_less_once_that_is_known()
    {
        var (known, unknown) = (new AgentMemory(new MemoryOptions()), new AgentMemory(new MemoryOptions()));
        foreach (var (n, answer) in Simulated(new() { [Ann] = 0.0, [Bob] = 0.0, [Cy] = 0.45 }, items: 300, seed: 3).Index())
        {
            known.Apply(new LearningEvent.Decided(Start.AddMinutes(n), Second(n, answer)));
            unknown.Apply(new LearningEvent.Decided(Start.AddMinutes(n), Second(n, answer) with { SecondTo = null }));
        }
        foreach (var memory in new[] { known, unknown })
            for (var n = 0; n < 120; n++) // Ann wants what Cy's coin says the opposite of
                memory.Apply(
                    new LearningEvent.Decided(Start.AddDays(1).AddMinutes(n), Record(n, n % 3 == 0 ? Ann : Cy, wanted: n % 3 == 0) with { Words = ["loom"] }));
        Assert.True(Fit(known) > Fit(unknown) + 0.02, $"{Fit(known)} should be above {Fit(unknown)}");

        static double Fit(AgentMemory memory) =>
            memory.Judge(new Workflow { Name = "Team" }, new Prospect { Email = EmailAddress.Of("p@acme.example"), Company = "Acme", Description = "loom" },
            new Dossier { Company = "acme.example", Version = "1", ResearchedAt = Start }, new QualificationResult(
                0.5, QualificationVerdict.Qualified, [], 0.5)).Fit;
    }

    [Fact]
    public void A_record_of_before_there_were_second_opinions_is_still_read()
    {
        var json = CoreJson.Write(Record(1, Ann, wanted: true)).Replace("\"secondTo\":null,", "", StringComparison.Ordinal)
            .Replace("\"blocking\":[],", "", StringComparison.Ordinal);
        Assert.DoesNotContain("secondTo", json, StringComparison.Ordinal);
        var read = CoreJson.Read<DecisionRecord>(json);
        Assert.Null(read.SecondTo);
        Assert.Empty(read.Blocking);
    }

    private static IEnumerable<PairedAnswer> Of(ReviewerId one, ReviewerId other, int yes, int no, int unequal) =>
        [.. Enumerable.Repeat(new PairedAnswer(one, true, other, true), yes), .. Enumerable.Repeat(
            new PairedAnswer(one, false, other, false), no), .. Enumerable.Repeat(new PairedAnswer(one, true, other, false), unequal)];

    /// <summary>Random pairs of a team on leads of which two in five are wanted; each answers wrongly with a rate of their own.</summary>
    private static PairedAnswer[] Simulated(Dictionary<ReviewerId, double> errors, int items, int seed)
    {
        var chance = new Random(seed);
        var team = errors.Keys.ToArray();
        return [.. Enumerable.Range(0, items).Select(_ =>
        {
            var wanted = chance.NextDouble() < 0.4;
            chance.Shuffle(team);
            return new PairedAnswer(team[0], Said(team[0], wanted), team[1], Said(team[1], wanted));
        })];

        bool Said(ReviewerId reviewer, bool wanted) => chance.NextDouble() < errors[reviewer] ? !wanted : wanted;
    }

    private static DecisionRecord Second(int n, PairedAnswer answer) =>
        Record(n, answer.Second, answer.SecondWanted) with { SecondTo = new FirstAnswer(answer.First, answer.FirstWanted) };

    private static DecisionRecord Record(int n, ReviewerId by, bool wanted) => new()
    {
        Lead = new LeadId($"ld_{n}"),
        Company = "Acme",
        Opinion = 0.5,
        Decision = new Decision
        {
            Revision = 1,
            Action = ProposedAction.Skip,
            Verdict = wanted ? Verdict.Reject : Verdict.Approve,
            By = by,
            At =
            Start.AddMinutes(n)
        },
    };
}
