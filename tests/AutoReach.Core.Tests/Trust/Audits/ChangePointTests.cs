using AutoReach.Core.Trust.Audits;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Trust.Audits;

public class ChangePointTests
{
    private const double Tolerance = 0.1;

    [Fact]
    public void Obvious_change_is_found()
    {
        var change = ChangePoint.Find([.. Enumerable.Repeat(false, 100), true, true, false, true, true, false, true, true], Tolerance);
        Assert.Equal(new ChangePoint(8, 6), change);
        Assert.Equal(0.75, change.Rate);
    }

    [Fact]
    public void Old_disagreement_before_a_long_calm_is_no_part_of_it() =>
        Assert.Equal(new ChangePoint(3, 3), ChangePoint.Find([true, true, .. Enumerable.Repeat(false, 50), true, true, true], Tolerance));

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void One_item_is_where_it_began(bool disagreed, int disagreements) =>
        Assert.Equal(new ChangePoint(1, disagreements), ChangePoint.Find([disagreed], Tolerance));

    [Fact]
    public void Without_a_disagreement_the_latest_item_is_all_there_is() => Assert.Equal(new ChangePoint(1, 0), ChangePoint.Find(new bool[20], Tolerance));

    [Property(MaxTest = 500)]
    public Property No_other_start_is_likelier() =>
        Prop.ForAll(Arb.From(Gen.Elements(true, false, false).NonEmptyListOf()), Arb.From(Gen.Elements(0.05, 0.1, 0.2, 0.3)), (disagreed, tolerance) =>
    {
        var answers = disagreed.ToArray();
        var change = ChangePoint.Find(answers, tolerance);
        Assert.Equal(answers[^change.Of..].Count(latest => latest), change.Disagreements);
        Assert.All(Enumerable.Range(1, answers.Length), of => Assert.True(Evidence(of) <= Evidence(change.Of) + 1e-9));

        double Evidence(int of) => answers[^of..].Sum(latest => Math.Log(LikelihoodRatio.Compute(latest, tolerance)));
    });
}
