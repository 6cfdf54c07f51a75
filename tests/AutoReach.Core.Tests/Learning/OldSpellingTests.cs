using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Items;
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

    [Theory]
    [InlineData(ItemKind.Preference, "technology=postgresql", "technology=postgres")]
    [InlineData(ItemKind.Preference, "industry=fintech", "industry=financial services")]
    [InlineData(ItemKind.Preference, "region=americas-europe", "region=americas-europe")]
    [InlineData(ItemKind.Preference, "keyword=postgresql", "keyword=postgresql")]
    [InlineData(ItemKind.Preference, "technology=a=b", "technology=a=b")]
    [InlineData(ItemKind.Strictness, "reviewer=ann", "reviewer=ann")]
    [InlineData(ItemKind.Wording, "opening|plain|industry=fintech", "opening|plain|industry=fintech")]
    [InlineData(ItemKind.Tone, "tone", "tone")]
    public void What_people_settled_goes_on_under_the_name_of_today(ItemKind kind, string settled, string today)
    {
        var renewed = new ItemKey(kind, settled).Renew();
        Assert.Equal(new ItemKey(kind, today), renewed);
        Assert.Equal(renewed, renewed.Renew());
    }
}
