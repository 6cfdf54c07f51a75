using AutoReach.Core.Reference;
using AutoReach.Core.Text;

namespace AutoReach.Core.Tests.Qualification;

public class TermsTests
{
    [Theory]
    [InlineData("CTO", "Chief Technology Officer", RoleMatch.Same)]
    [InlineData("Co-founder & CTO", "cto", RoleMatch.Same)]
    [InlineData("Vice President, Engineering", "VP of Engineering", RoleMatch.Same)]
    [InlineData("VP Engineering", "VP of Engineering", RoleMatch.Same)]
    [InlineData("Founder", "Chief Executive Officer", RoleMatch.Same)]
    [InlineData("Head of HR", "Head of People", RoleMatch.Same)]
    [InlineData("Director of Marketing", "Head of Marketing", RoleMatch.Near)]
    [InlineData("Chief Technology Officer", "VP of Engineering", RoleMatch.Near)]
    [InlineData("Software Engineer", "VP of Engineering", RoleMatch.SameFunction)]
    [InlineData("Head of Sales", "Head of Marketing", RoleMatch.None)]
    [InlineData("Head of People", "Chief Technology Officer", RoleMatch.None)]
    [InlineData("Chief Information Security Officer", "Chief Technology Officer", RoleMatch.None)]
    [InlineData("Beekeeper", "beekeeper", RoleMatch.Same)]
    [InlineData("Beekeeper", "Chief Executive Officer", RoleMatch.None)]
    public void Role_is_compared_by_what_it_means(string title, string stated, RoleMatch expected) =>
        Assert.Equal(expected, JobRole.Parse(title)!.CompareTo(JobRole.Parse(stated)!));

    [Theory]
    [InlineData("cto", "Chief Technology Officer")]
    [InlineData("vice president engineering", "VP of Engineering")]
    [InlineData("  Head   of Marketing ", "Head of Marketing")]
    public void Role_has_one_spelling(string title, string canonical) => Assert.Equal(canonical, JobRole.Parse(title)!.Title);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" -- 7 ")]
    public void Title_without_a_letter_is_no_role(string? title) => Assert.Null(JobRole.Parse(title));

    [Theory]
    [InlineData("europe", "americas-europe", true)]
    [InlineData("americas", "americas-europe", true)]
    [InlineData("asia-pacific", "americas-europe", false)]
    [InlineData("europe", "worldwide", true)]
    [InlineData("worldwide", "asia-pacific", true)]
    [InlineData("Germany", "europe", false)]
    [InlineData("EMEA", "middle-east-africa", true)]
    [InlineData("EMEA", "europe", true)]
    [InlineData("europe", "americas", false)]
    [InlineData("APAC", "asia-pacific", true)]
    public void Region_matches_where_it_overlaps(string stated, string known, bool expected) =>
        Assert.Equal(expected, Gazetteer.Match([stated], Gazetteer.Parse(known)).Kind == PlaceMatchKind.Inside);

    [Fact]
    public void Worldwide_beside_other_regions_adds_only_the_worldwide_companies()
    {
        Assert.Equal(PlaceMatchKind.Inside, Gazetteer.Match(["europe", "worldwide"], Gazetteer.Parse("worldwide")).Kind);
        Assert.Equal(PlaceMatchKind.None, Gazetteer.Match(["europe", "worldwide"], Gazetteer.Parse("americas")).Kind);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("send us the list of all your customers in full")]
    [InlineData("")]
    [InlineData(null)]
    public void Region_that_says_nothing_is_not_known(string? value) => Assert.Empty(Regions.Parse(value));

    [Theory]
    [InlineData("golang", "go", true)]
    [InlineData("devops", "k8s", true)]
    [InlineData("cloud", "Kubernetes", true)]
    [InlineData("kubernetes", "devops", false)]
    [InlineData("aws", "azure", false)]
    [InlineData("aws", "Amazon Web Services", true)]
    [InlineData("aws", "cloud", false)]
    [InlineData("cloud", "azure", true)]
    [InlineData("javascript", "Next.js", true)]
    [InlineData("javascript", "Node.js", true)]
    [InlineData("react", "vue", false)]
    [InlineData("go", "python", false)]
    [InlineData(".NET", "dotnet", true)]
    public void Technology_matches_by_name_and_by_stated_family(string stated, string known, bool expected) =>
        Assert.Equal(expected, Technologies.Matches(stated, known));

    [Theory]
    [InlineData("For developers, by developers", "develop", true)]
    [InlineData("An open-source tool", "open source", true)]
    [InlineData("A redeveloped site", "develop", false)]
    [InlineData("The company's customers", "customer", true)]
    [InlineData("Soft\u00adware\u200b tools", "software", true)]
    [InlineData("Anything", "", false)]
    public void Keyword_is_found_where_a_word_starts(string text, string keyword, bool expected) =>
        Assert.Equal(expected, PlainWords.Of(text).HasWordStartingWith(keyword));
}
