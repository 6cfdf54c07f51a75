using AutoReach.Core.Learning.Regression;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Learning;

public sealed class LearnedModelTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void With_nothing_observed_the_prior_speaks()
    {
        var model = new LearnedModel(_ => new WeightPrior(1, 0.5), new ModelOptions(TimeSpan.FromDays(35)));
        Assert.Equal(new Belief(2, 0.25 * 4), model.Of([new("own", 2)]));
    }

    [Fact]
    public void Weights_that_made_the_labels_are_found_again_within_their_intervals()
    {
        var truth = new Dictionary<string, double> { ["a"] = 1.5, ["b"] = -1, ["c"] = 0 };
        var model = Observed(truth, observations: 4000, Plain);
        foreach (var (feature, weight) in truth)
        {
            var belief = model.WeightOf(feature);
            Assert.InRange(belief.Mean, weight - 0.35, weight + 0.35);
            Assert.InRange(Math.Sqrt(belief.Variance), 0.02, 0.2);
        }
    }

    [Fact]
    public void Single_observations_move_the_belief_nearly_as_a_fit_of_all_does()
    {
        var model = Observed(new() { ["a"] = 1.5, ["b"] = -1 }, observations: 511, Plain);
        var grown = model.WeightOf("a");
        model.Refit(Start + TimeSpan.FromMinutes(511));
        var fitted = model.WeightOf("a");
        Assert.InRange(grown.Mean - fitted.Mean, -0.03, 0.03);
        Assert.InRange(grown.Variance / fitted.Variance, 0.95, 1.05);
    }

    [Fact]
    public void Old_observations_fade_so_that_a_changed_mind_is_followed()
    {
        var model = new LearnedModel(Plain, new ModelOptions(TimeSpan.FromDays(20)));
        for (var day = 0; day < 400; day++)
            model.Observe(new Observation([new("a")], day < 300, 1, Start.AddDays(day)));
        Assert.True(model.WeightOf("a").Mean < -1);
    }

    [Fact]
    public void Of_many_words_only_those_that_matter_are_fitted()
    {
        var random = new Random(7);
        var model = new LearnedModel(name => new WeightPrior(0, 1, IsScreened: name.StartsWith('w')), new ModelOptions(TimeSpan.FromDays(1000)));
        for (var n = 0; n < 600; n++)
        {
            var words = Enumerable.Range(0, 300).Where(_ => random.NextDouble() < 0.1).Select(word => new Feature($"w{word}")).ToList();
            model.Observe(new Observation([new("all"), .. words], words.Any(word => word.Name == "w5") ^ random.NextDouble() < 0.05, 1, Start));
        }
        var fitted = model.Features.Where(feature => feature.IsFitted).Select(feature => feature.Name).ToList();
        Assert.Contains("w5", fitted);
        Assert.InRange(fitted.Count, 2, 60);
        Assert.True(model.WeightOf("w5").Low > 1);
    }

    [Property(MaxTest = 30)]
    public void The_same_observations_give_the_same_model(int seed)
    {
        var (one, other) = (Observed(Truth(seed), 90, Plain, seed), Observed(Truth(seed), 90, Plain, seed));
        Assert.Equal(one.WeightOf("a"), other.WeightOf("a"));
        Assert.Equal(one.Of([new("a"), new("new")]), other.Of([new("a"), new("new")]));
    }

    [Property(MaxTest = 30)]
    public void More_evidence_never_makes_a_belief_less_certain(int seed)
    {
        var few = Observed(Truth(seed), 60, Plain, seed);
        var many = Observed(Truth(seed), 240, Plain, seed);
        Assert.True(many.WeightOf("a").Variance < few.WeightOf("a").Variance * 1.05);
    }

    private static WeightPrior Plain(string feature) => new(0, 2);

    private static Dictionary<string, double> Truth(int seed) => new() { ["a"] = seed % 3, ["b"] = -(seed % 2) };

    private static LearnedModel Observed(Dictionary<string, double> truth, int observations, PriorOf prior, int seed = 1)
    {
        var random = new Random(seed);
        var model = new LearnedModel(prior, new ModelOptions(TimeSpan.FromDays(10_000)));
        for (var n = 0; n < observations; n++)
        {
            var features = truth.Keys.Where(_ => random.Next(2) == 0).Select(name => new Feature(name)).ToList();
            var odds = features.Sum(feature => truth[feature.Name]);
            model.Observe(new Observation(features, random.NextDouble() < Logistic.Of(odds), 1, Start + TimeSpan.FromMinutes(n)));
        }
        return model;
    }
}
