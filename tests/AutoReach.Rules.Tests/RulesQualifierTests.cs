using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using static AutoReach.Contracts.DraftFixture;

namespace AutoReach.Rules.Tests;

public class RulesQualifierTests
{
    [Fact]
    public async Task Verdict_is_that_of_the_stated_profile()
    {
        var workflow = Workflow with { Profile = new() { Roles = ["VP Engineering"], CompanySizes = [CompanySize.Small], Technologies = ["golang"] } };
        var result = await new RulesQualifier().QualifyAsync(workflow, Prospect, Full, CancellationToken.None);
        Assert.Equal(QualificationVerdict.Qualified, result.Verdict);
        Assert.Equal(StatedProfile.Judge(workflow, Prospect, Full).Fit, result.Fit);
        Assert.Contains(result.Reasons, reason => reason.Text == "works with go");
    }
}
