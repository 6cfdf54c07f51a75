using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;

namespace AutoReach.Core.Tests.Qualification;

public class LeadAttributesTests
{
    [Fact]
    public void Attributes_are_canonical_distinct_and_in_a_stable_order()
    {
        var attributes = LeadAttributes.Extract(
            Given.Prospect("cto", "americas-europe", CompanySize.Small, "Golang", "k8s") with { Industry = "Aquaculture" },
            Given.Dossier((FactKind.Hiring, "Diver"), (FactKind.Technology, "php")));
        Assert.Equal(
            [
                "role=Chief Technology Officer", "function=engineering", "seniority=chief", "companySize=small",
                "region=americas", "region=europe", "region=americas-europe", "industry=aquaculture",
                "technology=go", "technology=kubernetes", "technology=devops", "technology=cloud", "signal=hiring",
            ],
            attributes.Select(attribute => attribute.ToString()));
    }

    [Fact]
    public void Nothing_known_gives_no_attributes() => Assert.Empty(LeadAttributes.Extract(Given.Prospect(), Given.Dossier()));

    [Fact]
    public void Keywords_are_looked_for_in_what_the_company_does_and_not_in_its_news()
    {
        var text = LeadAttributes.TextOf(Given.Prospect() with { Description = "Kelp farms" },
            Given.Dossier((FactKind.Product, "Boats"), (FactKind.News, "Whales seen")));
        Assert.True(text.HasPhrase("kelp") && text.HasPhrase("boats"));
        Assert.False(text.HasPhrase("whales"));
    }
}
