using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Qualification;

public class StatedProfileTests
{
    private static readonly IdealCustomerProfile Profile = new()
    {
        CompanySizes = [CompanySize.Small],
        Regions = ["europe"],
        Technologies = ["go"],
        Roles = ["CTO"],
        Keywords = ["harvest"],
        ExcludeKeywords = ["agency"],
    };

    private static readonly Workflow Workflow = Given.Workflow(Profile);

    [Fact]
    public void Lead_that_meets_everything_stated_is_qualified_with_reasons_by_size()
    {
        var result = StatedProfile.Judge(Workflow,
            Given.Prospect("Chief Technology Officer", "europe", CompanySize.Small, "golang") with { Description = "Harvesters for kelp." }, Given.Dossier());
        Assert.Equal(QualificationVerdict.Qualified, result.Verdict);
        Assert.InRange(result.Fit, 0.95, 1);
        Assert.InRange(result.Score, 0.95, 1);
        Assert.Equal("role Chief Technology Officer matches", result.Reasons[0].Text);
        Assert.Equal(result.Reasons.OrderByDescending(reason => Math.Abs(reason.Contribution)), result.Reasons);
        Assert.Equal(5, result.Reasons.Count);
    }

    [Fact]
    public void Fit_is_the_logistic_of_the_contributions()
    {
        var result = StatedProfile.Judge(Workflow, Given.Prospect("Head of People", "americas", CompanySize.Large, "php"), Given.Dossier());
        Assert.Equal(1 / (1 + Math.Exp(-result.Reasons.Sum(reason => reason.Contribution))), result.Fit, 12);
        Assert.Equal(QualificationVerdict.Unqualified, result.Verdict);
    }

    [Fact]
    public void Excluded_keyword_disqualifies_whatever_else_matches_and_is_named_first()
    {
        var result = StatedProfile.Judge(Workflow with { QualityBar = new() { MinimumFit = 0 } },
            Given.Prospect("CTO", "europe", CompanySize.Small, "go"), Given.Dossier((FactKind.Summary, "A harvest agency.")));
        Assert.Equal(QualificationVerdict.Unqualified, result.Verdict);
        Assert.Equal("excluded keyword agency is in the description", result.Reasons[0].Text);
    }

    [Fact]
    public void Dossier_fills_what_the_import_lacks()
    {
        var empty = StatedProfile.Judge(Workflow, Given.Prospect("CTO"), Given.Dossier());
        var filled = StatedProfile.Judge(Workflow, Given.Prospect("CTO"), Given.Dossier(
            (FactKind.Size, "small"), (FactKind.Region, "europe"), (FactKind.Technology, "go"), (FactKind.Summary, "Kelp harvest planning.")));
        Assert.True(filled.Fit > empty.Fit + 0.1);
        Assert.True(filled.Score > empty.Score);
        Assert.Contains(empty.Reasons, reason => reason.Text == "company size is not known");
        Assert.Contains(filled.Reasons, reason => reason.Text == "company size small matches");
    }

    [Fact]
    public void Import_wins_over_the_dossier_and_the_contradiction_costs_certainty()
    {
        var prospect = Given.Prospect("CTO", "europe", CompanySize.Small, "go");
        var agreeing = StatedProfile.Judge(Workflow, prospect, Given.Dossier((FactKind.Size, "small")));
        var contradicting = StatedProfile.Judge(Workflow, prospect, Given.Dossier((FactKind.Size, "enterprise")));
        Assert.Contains(contradicting.Reasons, reason => reason.Text == "company size small matches");
        Assert.Contains(contradicting.Reasons, reason => reason.Text == "import says size small, the website enterprise");
        Assert.True(contradicting.Fit < agreeing.Fit);
        Assert.True(contradicting.Score < agreeing.Score * 0.9);
    }

    [Fact]
    public void Nothing_stated_is_an_open_question()
    {
        var result = StatedProfile.Judge(Given.Workflow(new()), Given.Prospect("CTO"), Given.Dossier());
        Assert.Equal(0.5, result.Fit);
        Assert.Empty(result.Reasons);
        Assert.Equal(0.3, result.Score, 12);
    }

    [Fact]
    public void Wrong_role_is_not_made_up_for_by_size_and_region() => Assert.Equal(QualificationVerdict.Unqualified,
        StatedProfile.Judge(Workflow, Given.Prospect("Head of Sales", "europe", CompanySize.Small, "go"), Given.Dossier()).Verdict);

    [Fact]
    public void Score_is_lowest_at_the_bar()
    {
        var prospect = Given.Prospect("CTO", "europe", CompanySize.Small, "go");
        var judged = StatedProfile.Judge(Workflow, prospect, Given.Dossier());
        var atTheBar = StatedProfile.Judge(Workflow with { QualityBar = new() { MinimumFit = judged.Fit } }, prospect, Given.Dossier());
        Assert.True(atTheBar.Score < judged.Score);
    }
}
