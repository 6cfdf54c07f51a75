using AutoReach.Core.Leads;
using AutoReach.Core.Review;

namespace AutoReach.Core.Tests.Learning;

public class OldSpellingTests
{
    [Fact]
    public void Decision_recorded_under_an_old_spelling_teaches_what_it_is_called_today()
    {
        var team = new Team();
        var record = team.RecordOf(Team.Lead("Chief Technology Officer"), ProposedAction.Send, Verdict.Approve) with
        {
            Attributes =
            [
                new("technology", "postgresql"), new("technology", "postgres"), new("region", "nairobi"), new("region", "americas-europe"),
                new("role", "Chief Technology Officer"),
            ],
        };
        Assert.Equal(
            ["technology=postgres", "region=africa", "region=americas-europe", "role=Chief Technology Officer"],
            record.RenewedAttributes.Select(attribute => attribute.ToString()));
        Assert.Contains(record.FeaturesOfProfile(), feature => feature.Name == "region=africa");
    }
}
