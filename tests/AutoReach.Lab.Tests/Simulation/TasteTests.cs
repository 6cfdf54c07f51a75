using AutoReach.Core.Workflows;
using AutoReach.Lab.Simulation.Team;

namespace AutoReach.Lab.Tests.Simulation;

public class TasteTests
{
    private static readonly SeenLead Lead = new(
        "ld_1", "Ada", "VP of Engineering", "Kelpworks", "americas-europe", "small", ["go", "c++"],
        "Kelpworks builds e-commerce platforms for non-profits. AGENCY2");

    [Theory]
    [InlineData("role=vp of engineering", true)]
    [InlineData("role=VP", false)]
    [InlineData("companySize=Small", true)]
    [InlineData("region=americas-europe", true)]
    [InlineData("region=europe", false)]
    [InlineData("technology=GO", true)]
    [InlineData("technology=c++", true)]
    [InlineData("technology=python", false)]
    [InlineData("keyword=platform", true)]
    [InlineData("keyword=agency", true)]
    [InlineData("keyword=commerce", true)]
    [InlineData("keyword=works", false)]
    [InlineData("keyword=atform", false)]
    public void Attribute_counts_only_where_the_lead_has_it(string attribute, bool has) =>
        Assert.Equal(has ? 1.5 : -0.5, new Taste(-0.5, new Dictionary<string, double> { [attribute] = 2 }).LogOddsOf(Lead));

    [Fact]
    public void Lead_of_which_nothing_is_known_scores_the_bias() =>
        Assert.Equal(0.25, new Taste(0.25, new Dictionary<string, double> { ["role=CTO"] = 1, ["keyword=a"] = 1, ["region=europe"] = 1 })
            .LogOddsOf(new SeenLead("ld_2", null, null, null, null, null, [], null)));

    [Fact]
    public void Drift_replaces_what_it_names_from_its_week_on_and_leaves_the_rest()
    {
        var persona = Drifting(
            new Drift(12, new Dictionary<string, double> { ["technology=go"] = 4 }),
            new Drift(8, new Dictionary<string, double> { ["Technology=Go"] = -1, ["companySize=small"] = 0.5 }));
        Assert.Equal(1, persona.TasteIn(1).LogOddsOf(Lead));
        Assert.Equal(1, persona.TasteIn(7).LogOddsOf(Lead));
        Assert.Equal(-0.5, persona.TasteIn(8).LogOddsOf(Lead));
        Assert.Equal(-0.5, persona.TasteIn(11).LogOddsOf(Lead));
        Assert.Equal(4.5, persona.TasteIn(12).LogOddsOf(Lead));
    }

    [Fact]
    public void Strictness_moves_the_line_and_a_score_of_zero_is_not_wanted()
    {
        var taste = new Taste(0.2, new Dictionary<string, double>());
        Assert.True(Reviewer(strictness: 0).Wants(taste, Lead, uniform: 0.5));
        Assert.False(Reviewer(strictness: -0.3).Wants(taste, Lead, uniform: 0.5));
        Assert.False(Reviewer(strictness: -0.2).Wants(taste, Lead, uniform: 0.5));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    public void Decision_is_flipped_where_the_draw_is_under_the_noise(double bias)
    {
        var taste = new Taste(bias, new Dictionary<string, double>());
        Assert.Equal(bias > 0, Reviewer(noise: 0.1).Wants(taste, Lead, uniform: 0.1));
        Assert.Equal(bias < 0, Reviewer(noise: 0.1).Wants(taste, Lead, uniform: 0.09));
        Assert.Equal(bias > 0, Reviewer(noise: 0).Wants(taste, Lead, uniform: 0));
    }

    private static TeamReviewer Reviewer(double noise = 0, double strictness = 0) => new("r1", noise, strictness, 8, 10, 20);

    private static Persona Drifting(params Drift[] drift) => new()
    {
        Name = "drifting",
        LeadsPerWeek = 1,
        Stated = new IdealCustomerProfile(),
        Taste = new(0, new Dictionary<string, double> { ["technology=go"] = 1 }),
        Style = Readings.Style,
        Reviewers = [Reviewer()],
        Drift = drift,
    };
}
