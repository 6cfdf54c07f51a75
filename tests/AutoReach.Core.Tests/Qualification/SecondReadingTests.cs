using AutoReach.Core.Learning.Regression;
using AutoReach.Core.Qualification;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Qualification;

public class SecondReadingTests
{
    private static readonly Workflow Team = Given.Workflow(new IdealCustomerProfile { Regions = ["europe"], ExcludeKeywords = ["kelp"] });

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.64)]
    [InlineData(1)]
    public void An_opinion_moves_the_fit_its_way_but_never_far(double opinion)
    {
        var stated = StatedProfile.Judge(Team, Given.Prospect(region: "europe"), Given.Dossier());
        var joined = SecondReading.Join(Team, stated, new ModelOpinion(opinion, []));
        var moved = Logistic.OddsOf(joined.Fit) - Logistic.OddsOf(stated.Fit);
        Assert.InRange(Math.Abs(moved), 0, SecondReading.MaxMoved + 1e-9);
        Assert.True(moved * (opinion - stated.Fit) >= 0);
    }

    [Fact]
    public void What_both_say_alike_is_surer_than_what_they_dispute()
    {
        var stated = StatedProfile.Judge(Team, Given.Prospect(region: "europe"), Given.Dossier());
        Assert.Equal(stated.Score, SecondReading.Join(Team, stated, new ModelOpinion(0.9, [])).Score);
        Assert.True(SecondReading.Join(Team, stated, new ModelOpinion(0.1, [])).Score < stated.Score);
    }

    [Fact]
    public void Reasons_share_the_move_among_those_that_speak_for_it()
    {
        var stated = StatedProfile.Judge(Team, Given.Prospect(region: "europe"), Given.Dossier());
        var joined = SecondReading.Join(Team, stated, new ModelOpinion(0.99, [new("plans dives", 2), new("has crews", 1), new("is small", -3)]));
        Assert.Equal([1.0, 0.5], joined.Reasons.Where(reason => reason.Text is "plans dives" or "has crews")
            .Select(reason => Math.Round(reason.Contribution, 9)));
        Assert.DoesNotContain(joined.Reasons, reason => reason.Text == "is small");
    }

    [Fact]
    public void An_exclusion_stands()
    {
        var stated = StatedProfile.Judge(Team, Given.Prospect(region: "europe") with { Description = "kelp farms" }, Given.Dossier());
        Assert.Same(stated, SecondReading.Join(Team, stated, new ModelOpinion(1, [new("perfect", 3)])));
    }
}
