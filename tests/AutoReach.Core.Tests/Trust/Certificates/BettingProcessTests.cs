using AutoReach.Core.Trust.Certificates;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Certificates;

public class BettingProcessTests
{
    private static readonly double[] Stakes = [0.95, 0.8, 0.65, 0.5, 0.3];

    private static readonly Gen<(BettingProcess Process, double Tolerance)> Any =
        from agreements in Gen.Choose(0, 300)
        from disagreements in Gen.Choose(0, 20)
        from tolerance in Gen.Elements(0.01, 0.05, 0.1, 0.2, 0.5)
        select (new BettingProcess(agreements, disagreements), tolerance);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void Capital_is_one_before_the_first_item(double tolerance) => Assert.Equal(1, BettingProcess.Start.EValue(tolerance), 1e-15);

    [Fact]
    public void Three_agreements_and_a_disagreement_are_worth_what_they_are_by_hand()
    {
        // ε = 0.1: an agreement is worth 1 + c/9, a disagreement 1 − c; the cubes are from Python. In all 0.4235.
        var byHand = (
            1.351268689986283 * 0.05 + 1.2910727023319613 * 0.2 + 1.2326915294924552 * 0.35 + 1.1760973936899863 * 0.5 + 1.1033703703703708 * 0.7) / 5;
        Assert.Equal(byHand, new BettingProcess(3, 1).EValue(0.1), 1e-12);
    }

    [Property(MaxTest = 1000)]
    public Property Capital_never_rises_on_a_disagreement_nor_falls_on_an_agreement() => Prop.ForAll(Arb.From(Any), given =>
    {
        var (process, tolerance) = given;
        Assert.True(process.After(disagreed: true).EValue(tolerance) <= process.EValue(tolerance));
        Assert.True(process.After(disagreed: false).EValue(tolerance) >= process.EValue(tolerance));
    });

    [Property(MaxTest = 500)]
    public Property Order_of_answers_does_not_matter() => Prop.ForAll(Arb.From(
        from answers in Gen.Elements(true, false, false, false).ListOf()
        from shuffled in Gen.Shuffle(answers.ToArray())
        select (answers, shuffled)), given =>
        Assert.Equal(After(given.answers), After(given.shuffled)));

    [Property(MaxTest = 500)]
    public Property Capital_is_what_the_bets_have_won_however_the_items_were_sampled() => Prop.ForAll(Arb.From(
        (from seen in Gen.Elements(true, false)
         from disagreed in Gen.Elements(true, false, false)
         from propensity in Gen.Elements(0.1, 0.2, 0.55, 1)
         select (Seen: seen, Disagreed: disagreed, Propensity: propensity)).ListOf()), items =>
    {
        const double tolerance = 0.1;
        var capital = Stakes.Average(stake => items.Aggregate(1.0, (won, item) =>
        {
            var (seen, disagreed, propensity) = item;
            var bet = stake * propensity / (1 - tolerance);
            return won * (1 + bet * ((seen ? 1 : 0) / propensity) * (tolerance - (disagreed ? 1 : 0)));
        }));
        Assert.Equal(capital, After(items.Where(item => item.Seen).Select(item => item.Disagreed)).EValue(tolerance), 1e-9 * Math.Max(1, capital));
    });

    [Property(MaxTest = 300)]
    public Property Agreements_until_a_goal_are_those_that_one_counts() =>
        Prop.ForAll(Arb.From(Any), Arb.From(Gen.Elements(0.5, 1, 50, 100, 200)), (given, goal) =>
    {
        var (process, tolerance) = given;
        var counted = 0;
        for (var more = process; more.EValue(tolerance) < goal; more = more.After(disagreed: false))
            counted++;
        Assert.Equal(counted, process.AgreementsUntil(goal, tolerance));
    });

    [Theory]
    [InlineData(10_000, 0.1)]
    [InlineData(2_000, 0.5)]
    public void Capital_stays_a_number_that_JSON_can_carry(int agreements, double tolerance) =>
        Assert.True(double.IsFinite(new BettingProcess(agreements, 0).EValue(tolerance)));

    [Fact]
    public void Process_and_terms_survive_being_stored()
    {
        var (process, terms) = (new BettingProcess(41, 3), new RiskTerms(0.1, 0.95));
        Assert.Equal("""{"agreements":41,"disagreements":3}""", CoreJson.Write(process));
        Assert.Equal(process, CoreJson.Read<BettingProcess>(CoreJson.Write(process)));
        Assert.Equal("""{"tolerance":0.1,"confidence":0.95}""", CoreJson.Write(terms));
        Assert.Equal(terms, CoreJson.Read<RiskTerms>(CoreJson.Write(terms)));
    }

    private static BettingProcess After(IEnumerable<bool> answers) => answers.Aggregate(BettingProcess.Start, (process, disagreed) => process.After(disagreed));
}
