using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Tests.Qualification;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Reference;

/// <summary>What the tables promise, for every entry.</summary>
public class VocabularyTests
{
    private static QualificationResult Judge(IdealCustomerProfile profile, params (FactKind, string)[] facts) =>
        StatedProfile.Judge(Given.Workflow(profile), Given.Prospect(), Given.Dossier(facts));

    [Fact]
    public void Sibling_never_stands_for_what_is_stated()
    {
        var wrong = from one in Technologies.All
                    from other in Technologies.All
                    where one != other && one.Families.Intersect(other.Families).Any() && !other.Families.Contains(one.Key)
                    where Technologies.Matches(one.Key, other.Key)
                    select $"{one.Key} by {other.Key}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Family_is_matched_by_each_member_and_matches_none()
    {
        foreach (var technology in Technologies.All)
            foreach (var family in technology.Families)
            {
                Assert.True(Technologies.IsKnown(family), family);
                Assert.True(Technologies.Matches(family, technology.Key), $"{family} by {technology.Key}");
                Assert.False(Technologies.Matches(technology.Key, family), $"{technology.Key} by {family}");
            }
    }

    [Theory]
    [InlineData("aws", "azure")]
    [InlineData("aws", "gcp")]
    [InlineData("aws", "cloud")]
    [InlineData("postgres", "mysql")]
    [InlineData("react", "vue")]
    [InlineData("kubernetes", "docker")]
    [InlineData("django", "flask")]
    [InlineData("kafka", "snowflake")]
    [InlineData("ios", "android")]
    public void Team_that_states_one_does_not_get_the_other(string stated, string named) => Assert.Contains(
        Judge(new() { Technologies = [stated] }, (FactKind.Technology, named)).Reasons, reason => reason.Text == "none of the stated technologies is in use");

    [Fact]
    public void Reason_names_what_matched()
    {
        string First(IdealCustomerProfile profile, params (FactKind, string)[] facts) => Judge(profile, facts).Reasons[0].Text;

        Assert.Equal("works with azure, which is cloud", First(new() { Technologies = ["Cloud"] }, (FactKind.Technology, "azure")));
        Assert.Equal("works with go; react and vue, which are javascript", First(
            new() { Technologies = ["golang", "JavaScript"] }, (FactKind.Technology, "go"), (FactKind.Technology, "react"), (FactKind.Technology, "vue")));
        Assert.Equal("region Nairobi, Kenya matches, which is in africa", First(new() { Regions = ["Africa"] }, (FactKind.Location, "Nairobi, Kenya")));
        Assert.Equal("industry insurance matches, which is part of financial services", First(
            new() { Industries = ["Fintech"] }, (FactKind.Industry, "insurance")));
    }

    [Theory]
    [InlineData("africa", "Nairobi, Kenya", PlaceMatchKind.Inside)]
    [InlineData("kenya", "Nairobi", PlaceMatchKind.Inside)]
    [InlineData("nairobi", "Nairobi, Kenya", PlaceMatchKind.Inside)]
    [InlineData("nairobi", "Mombasa, Kenya", PlaceMatchKind.None)]
    [InlineData("nairobi", "Kenya", PlaceMatchKind.Possible)]
    [InlineData("germany", "france", PlaceMatchKind.None)]
    [InlineData("germany", "europe", PlaceMatchKind.Possible)]
    [InlineData("EMEA", "Lagos, Nigeria", PlaceMatchKind.Inside)]
    [InlineData("DACH", "Wien, Austria", PlaceMatchKind.Inside)]
    [InlineData("munich", "München, Germany", PlaceMatchKind.Inside)]
    [InlineData("nordics", "Reykjavík", PlaceMatchKind.Inside)]
    [InlineData("benelux", "Ghent, Belgium", PlaceMatchKind.Inside)]
    [InlineData("latam", "Mexico City", PlaceMatchKind.Inside)]
    [InlineData("latam", "United States", PlaceMatchKind.None)]
    [InlineData("south america", "Bogota, Colombia", PlaceMatchKind.Inside)]
    [InlineData("apac", "Sydney", PlaceMatchKind.Inside)]
    [InlineData("california", "San Francisco, United States", PlaceMatchKind.Inside)]
    [InlineData("California", "Austin, Texas", PlaceMatchKind.None)]
    [InlineData("eu", "Zurich", PlaceMatchKind.None)]
    [InlineData("europe", "dach", PlaceMatchKind.Inside)]
    [InlineData("mena", "Cairo", PlaceMatchKind.Inside)]
    [InlineData("emea", "africa", PlaceMatchKind.Inside)]
    [InlineData("africa", "emea", PlaceMatchKind.Possible)]
    [InlineData("kenya", "worldwide", PlaceMatchKind.Inside)]
    [InlineData("worldwide", "Kigali", PlaceMatchKind.Inside)]
    [InlineData("united states", "Atlanta, Georgia", PlaceMatchKind.Inside)]
    [InlineData("caucasus", "Tbilisi, Georgia", PlaceMatchKind.Inside)]
    [InlineData("spain", "Valencia, Venezuela", PlaceMatchKind.None)]
    public void Place_matches_where_it_lies_within(string stated, string known, PlaceMatchKind expected) =>
        Assert.Equal(expected, Gazetteer.Match([stated], Gazetteer.Parse(known)).Kind);

    [Fact]
    public void Every_place_lies_in_a_region_and_is_understood_as_facts_and_profiles_spell_it()
    {
        foreach (var place in Gazetteer.All)
        {
            Assert.All(place.Regions, region => Assert.Contains(region, Regions.All));
            var parsed = Gazetteer.Parse(place.Text);
            Assert.True(parsed is [var only] && only.Key == place.Key, $"{place.Text} is {string.Join(", ", parsed.Select(one => one.Key))}");
        }
    }

    [Fact]
    public void Places_narrow_a_region_that_the_import_states()
    {
        var profile = new IdealCustomerProfile { Regions = ["kenya"] };
        string Reason(string? region, params string[] locations) => StatedProfile.Judge(Given.Workflow(profile), Given.Prospect(region: region),
            Given.Dossier([.. locations.Select(location => (FactKind.Location, location))])).Reasons[0].Text;

        Assert.Equal("region Nairobi, Kenya matches, which is in Kenya", Reason("africa", "Nairobi, Kenya"));
        Assert.Equal("region africa may or may not be Kenya", Reason("africa"));
        Assert.Equal("region africa and Lagos, Nigeria is not one of those stated", Reason("africa", "Lagos, Nigeria"));
        Assert.Equal("region europe is not one of those stated", Reason("europe", "Nairobi, Kenya"));
        Assert.Equal("region is not known", Reason(null, "Atlantis"));
    }

    [Theory]
    [InlineData("financial services", "fintech", true)]
    [InlineData("Fintech", "financial services", true)]
    [InlineData("software", "developer tools", true)]
    [InlineData("developer tools", "software", false)]
    [InlineData("cybersecurity", "developer tools", false)]
    [InlineData("Computer Software", "software", true)]
    [InlineData("Hospital & Health Care", "healthcare", true)]
    [InlineData("aquaculture", "organic aquaculture", true)]
    [InlineData("aquaculture", "software", false)]
    [InlineData("energy", "energy and environment", true)]
    public void Industry_matches_by_name_and_by_stated_parent(string stated, string known, bool expected) =>
        Assert.Equal(expected, Industries.Matches(stated, known));

    [Fact]
    public void Every_industry_knows_its_names_and_parent()
    {
        foreach (var industry in Industries.All)
        {
            Assert.True(Industries.Find(industry.Name) == industry, industry.Name);
            Assert.True(industry.Parent is not { } parent || Industries.All.Any(other => other.Name == parent), industry.Name);
            Assert.All(industry.Synonyms, name => Assert.True(Industries.Find(name) == industry, name));
        }
    }

    /// <summary>Spellings that dossiers, decisions and profiles of earlier versions hold, and what weights were learned under.</summary>
    [Theory]
    [InlineData("technology", "c++", "cpp")]
    [InlineData("technology", "go", "go")]
    [InlineData("technology", "golang", "go")]
    [InlineData("technology", "postgresql", "postgres")]
    [InlineData("technology", "cloud", "cloud")]
    [InlineData("technology", "javascript", "javascript")]
    [InlineData("technology", "google tag manager", "google tag manager")]
    [InlineData("technology", "rfid", "rfid")]
    [InlineData("technology", "infrastructure", "infrastructure")]
    [InlineData("region", "europe", "europe")]
    [InlineData("region", "americas-europe", "americas-europe")]
    [InlineData("region", "asia-pacific", "asia-pacific")]
    [InlineData("region", "kenya", "africa")]
    [InlineData("region", "middle-east", "middle-east")]
    [InlineData("region", "worldwide", "worldwide")]
    [InlineData("region", "atlantis", "atlantis")]
    [InlineData("industry", "aquaculture", "aquaculture")]
    [InlineData("industry", "healthcare", "healthcare")]
    [InlineData("industry", "fintech", "financial services")]
    [InlineData("role", "Chief Technology Officer", "Chief Technology Officer")]
    [InlineData("companySize", "small", "small")]
    public void Stored_attribute_is_read_as_it_is_called_today(string name, string stored, string today) =>
        Assert.Equal(new LeadAttribute(name, today), LeadAttributes.Renewed(new(name, stored)));

    [Fact]
    public void Region_that_old_dossiers_call_other_is_known_by_its_places()
    {
        var dossier = Given.Dossier((FactKind.Region, "other"), (FactKind.Location, "Nairobi, Kenya"));
        Assert.Equal(["africa"], LeadAttributes.RegionsOf(Given.Prospect(), dossier));
    }

    [Theory]
    [InlineData("Spoqa, Inc.", "Spoqa")]
    [InlineData("Kelp GmbH & Co. KG", "Kelp")]
    [InlineData("Equinor AS", "Equinor")]
    [InlineData("Known as", "Known as")]
    [InlineData("Kelp B.V.", "Kelp")]
    [InlineData("Inc.", "Inc.")]
    [InlineData("Kelp Co", "Kelp")]
    [InlineData("The Kelp Company", "The Kelp Company")]
    public void Legal_form_is_no_part_of_the_name(string name, string stripped) => Assert.Equal(stripped, LegalForms.Strip(name));

    [Theory]
    [InlineData("Dr. Ada", "Ada")]
    [InlineData("Prof. Dr. Ada", "Ada")]
    [InlineData("mrs Ada", "Ada")]
    [InlineData("Gen Tanaka", "Gen Tanaka")]
    [InlineData("Dr", "Dr")]
    public void Title_is_no_part_of_the_name(string name, string without) => Assert.Equal(without, PersonNames.WithoutTitles(name));
}
