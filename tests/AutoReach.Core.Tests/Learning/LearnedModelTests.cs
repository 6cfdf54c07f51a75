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
        Assert.Equal(new Belief(2, 0.25 * 4), model.Predict([new("own", 2)]));
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
    public void One_changed_preference_is_learned_anew_in_weeks_while_the_others_keep_what_months_have_taught()
    {
        var (plain, watching) = (Drifted(watches: false), Drifted(watches: true));
        Assert.True(watching.WeightOf("changed").Mean < -1, $"{watching.WeightOf("changed")}");
        Assert.True(plain.WeightOf("changed").Mean > watching.WeightOf("changed").Mean + 0.5, $"{plain.WeightOf("changed")}");
        Assert.InRange(watching.WeightOf("steady").Mean, 1, 3.5);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(35)]
    public void A_changed_preference_is_followed_however_long_ago_it_changed(int days)
    {
        var weight = Drifted(watches: true, days).WeightOf("changed");
        Assert.True(weight.High < 0, $"{weight}");
    }

    [Fact]
    public void Of_a_kind_of_attribute_that_never_mattered_nothing_is_expected_of_the_next_one_either()
    {
        var model = OfTwoKinds();
        var (idle, telling) = (model.WeightOf("idle=new"), model.WeightOf("telling=new"));
        Assert.True(idle.Variance < Math.Min(0.1, telling.Variance / 2), $"{idle} {telling}");
        Assert.InRange(model.WeightOf("idle=3").Mean, -0.15, 0.15);
    }

    [Fact]
    public void A_weight_that_matters_is_hardly_held_back_by_those_of_its_kind_that_do_not()
    {
        Assert.InRange(OfTwoKinds().WeightOf("telling=0").Mean, 2, 4);
    }

    [Fact]
    public void A_single_slip_hardly_bends_a_weight_that_hundreds_of_decisions_agree_on()
    {
        var (sure, slipped) = (Agreed(slips: 0), Agreed(slips: 1));
        Assert.InRange(sure.WeightOf("a").Mean - slipped.WeightOf("a").Mean, 0, 0.8);
        Assert.True(slipped.Predict([new("a")]).Probability > 0.97);
    }

    [Fact]
    public void Of_many_words_only_those_that_matter_are_fitted()
    {
        var random = new Random(7);
        var model = new LearnedModel(name => new WeightPrior(0, 1, ScreenFrom: name.StartsWith('w') ? 2.2 : null), new ModelOptions(TimeSpan.FromDays(1000)));
        for (var n = 0; n < 600; n++)
        {
            var words = Enumerable.Range(0, 300).Where(_ => random.NextDouble() < 0.1).Select(word => new Feature($"w{word}")).ToList();
            model.Observe(new Observation([new("all"), .. words], words.Any(word => word.Name == "w5") ^ random.NextDouble() < 0.05, 1, Start));
        }
        var fitted = Enumerable.Range(0, 300).Select(word => $"w{word}").Append("all").Where(model.IsFitted).ToList();
        Assert.Contains("w5", fitted);
        Assert.InRange(fitted.Count, 2, 60);
        Assert.True(model.WeightOf("w5").Low > 1);
    }

    [Property(MaxTest = 30)]
    public void The_same_observations_give_the_same_model(int seed)
    {
        var (one, other) = (Observed(Truth(seed), 90, Plain, seed), Observed(Truth(seed), 90, Plain, seed));
        Assert.Equal(one.WeightOf("a"), other.WeightOf("a"));
        Assert.Equal(one.Predict([new("a"), new("new")]), other.Predict([new("a"), new("new")]));
    }

    [Property(MaxTest = 30)]
    public void A_model_that_was_asked_after_each_observation_is_the_one_that_was_asked_at_the_end(int seed)
    {
        var (asked, silent) = (new LearnedModel(Screened, Watching), new LearnedModel(Screened, Watching));
        var random = new Random(seed);
        for (var n = 0; n < 130; n++)
        {
            var features = Enumerable.Range(0, 8).Where(_ => random.Next(3) == 0).Select(word => new Feature($"{(word < 4 ? "w" : "a")}{word + n / 60}"))
                .ToList();
            var observed = new Observation(features, random.Next(2) == 0, 1, Start.AddHours(n * 10));
            asked.Observe(observed);
            _ = asked.Predict(features);
            silent.Observe(observed);
        }
        Feature[] lead = [new("a5"), new("a9"), new("w1"), new("w3")];
        Assert.Equal(asked.Predict(lead), silent.Predict(lead));
    }

    [Property(MaxTest = 30)]
    public void More_evidence_never_makes_a_belief_less_certain(int seed)
    {
        var few = Observed(Truth(seed), 60, Plain, seed);
        var many = Observed(Truth(seed), 240, Plain, seed);
        Assert.True(many.WeightOf("a").Variance < few.WeightOf("a").Variance * 1.05);
    }

    /// <summary>Ten attributes of a kind of which two matter, ten of a kind of which none does; each lead has one of each.</summary>
    private static LearnedModel OfTwoKinds()
    {
        var random = new Random(11);
        var model = new LearnedModel(feature => new WeightPrior(0, 1.5) { Family = feature.Split('=')[0] }, new ModelOptions(TimeSpan.FromDays(10_000)));
        for (var n = 0; n < 800; n++)
        {
            var (telling, idle) = (random.Next(10), random.Next(10));
            model.Observe(
                new Observation([new($"telling={telling}"), new($"idle={idle}")],
                random.NextDouble() < Logistic.Sigmoid(telling == 0 ? 3 : telling == 1 ? -3 : 0), 1, Start.AddMinutes(n)));
        }
        return model;
    }

    /// <summary>Ten weeks of one taste, twenty decisions a day, then days in which one of its parts is the opposite.</summary>
    private static LearnedModel Drifted(bool watches, int days = 21)
    {
        var random = new Random(3);
        var model = new LearnedModel(Plain, new ModelOptions(TimeSpan.FromDays(60), FollowsChanges: watches));
        for (var day = 0; day < 70 + days; day++)
            for (var n = 0; n < 20; n++)
            {
                var features = ((string[])["changed", "steady", "other"]).Where(_ => random.Next(2) == 0).Select(name => new Feature(name)).ToList();
                var odds = features.Sum(feature => feature.Name switch { "changed" => day < 70 ? 2 : -2, "steady" => 2, _ => -2 });
                model.Observe(new Observation(features, random.NextDouble() < Logistic.Sigmoid(odds), 1, Start.AddDays(day).AddMinutes(n)));
            }
        return model;
    }

    private static LearnedModel Agreed(int slips)
    {
        var model = new LearnedModel(Plain, new ModelOptions(TimeSpan.FromDays(10_000)));
        for (var n = 0; n < 400; n++)
            model.Observe(new Observation([new("a")], n % 100 >= slips, 1, Start.AddMinutes(n)));
        return model;
    }

    private static readonly ModelOptions Watching = new(TimeSpan.FromDays(60), FollowsChanges: true);

    private static WeightPrior Screened(string feature) => new(0, 2, ScreenFrom: feature.StartsWith('w') ? 0.5 : null);

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
            model.Observe(new Observation(features, random.NextDouble() < Logistic.Sigmoid(odds), 1, Start + TimeSpan.FromMinutes(n)));
        }
        return model;
    }
}
