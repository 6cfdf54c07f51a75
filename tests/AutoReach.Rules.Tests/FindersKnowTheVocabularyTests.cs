using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Workflows;
using AutoReach.Rules.Reading;

namespace AutoReach.Rules.Tests;

/// <summary>Whatever a finder can emit, the qualifier knows, and stated in a profile it matches itself.</summary>
public class FindersKnowTheVocabularyTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly Prospect Nobody = new() { Email = EmailAddress.Of("ada@kelpworks.example") };

    private static ReadablePage Page(string text, BlockKind kind = BlockKind.Paragraph, params string[] markers) => new()
    {
        Address = new Uri("https://kelpworks.example/"),
        Kind = PageKind.Home,
        Blocks = [new TextBlock(kind, 0, text, 0, null)],
        Markers = markers,
    };

    private static Fact[] Read(Action<IReadOnlyList<ReadablePage>, Findings> finder, ReadablePage page)
    {
        var findings = new Findings(Now);
        finder([page], findings);
        return [.. findings.Facts];
    }

    private static double Weight(IdealCustomerProfile profile, params Fact[] facts) => StatedProfile.Judge(
        new Workflow { Id = new("wf"), Name = "Spring", Profile = profile }, Nobody,
        new Dossier { Company = "kelpworks.example", Version = "1", ResearchedAt = Now, Facts = facts }).Reasons.Sum(reason => reason.Contribution);

    [Fact]
    public void Every_technology_of_pages_is_known_and_matches_itself()
    {
        foreach (var technology in Technologies.All)
            foreach (var name in Technologies.NamesOnPages(technology))
            {
                var facts = Read(TechnologyFinder.Find, Page($"We work with Kubernetes and {name} every day."));
                Assert.Equal(new[] { "kubernetes", technology.Key }.Distinct(), facts.Select(fact => fact.Value));
                Assert.True(Technologies.IsKnown(technology.Key) && Technologies.Parse(name) == technology, name);
                Assert.Equal(StatedWeights.TechnologySame, Weight(new() { Technologies = [name] }, facts[^1]));
                Assert.Equal(StatedWeights.TechnologySame, Weight(new() { Technologies = [technology.Key] }, facts[^1]));
            }
    }

    [Fact]
    public void Site_that_names_one_member_does_not_satisfy_a_profile_that_states_another()
    {
        foreach (var named in Technologies.All.Where(technology => Technologies.NamesOnPages(technology).Any()))
        {
            var facts = Read(TechnologyFinder.Find, Page($"We use HubSpot. We work with GraphQL and {Technologies.NamesOnPages(named).First()}."))
                .Where(fact => fact.Value == named.Key).ToArray();
            foreach (var stated in Technologies.All.Where(other => other != named && !named.Families.Contains(other.Key)))
                Assert.True(Weight(new() { Technologies = [stated.Key] }, facts) < 0, $"{stated.Key} by {named.Key}");
        }
    }

    [Fact]
    public void Every_sign_in_markup_is_known()
    {
        foreach (var marker in Technologies.MarkupParts)
            Assert.True(Technologies.IsKnown(Assert.Single(Read(TechnologyFinder.Find, Page("Kelp", markers: $"https://cdn.example/{marker}"))).Value), marker);
    }

    [Fact]
    public void Every_place_of_pages_is_known_and_matches_itself_and_its_continent()
    {
        foreach (var place in Gazetteer.All.Where(place => place.Country is not null))
            foreach (var name in Gazetteer.NamesOnPages(place))
            {
                var facts = Read(PlaceFinder.Find, Page(name, BlockKind.Address));
                Assert.True(facts.Length == 2, $"{name}: {string.Join("; ", facts.Select(fact => fact.Value))}");
                var location = Assert.Single(facts, fact => fact.Kind == FactKind.Location);
                var region = Assert.Single(facts, fact => fact.Kind == FactKind.Region);
                Assert.Equal(StatedWeights.RegionSame, Weight(new() { Regions = [location.Value] }, location));
                Assert.Equal(StatedWeights.RegionSame, Weight(new() { Regions = [region.Value] }, region));
                Assert.Equal(StatedWeights.RegionSame, Weight(new() { Regions = [region.Value] }, location));
                Assert.Equal([region.Value], LeadAttributes.RegionsIn(new Dossier { Company = "k", Version = "1", ResearchedAt = Now, Facts = [location] }));
            }
    }

    [Fact]
    public void Every_region_that_places_add_up_to_is_known()
    {
        var cities = new[] { "Berlin", "Boston", "Nairobi", "Dubai", "Tokyo" };
        foreach (var one in cities)
            foreach (var other in cities)
            {
                var region = Assert.Single(Read(PlaceFinder.Find, Page($"{one} and {other}", BlockKind.Address)), fact => fact.Kind == FactKind.Region);
                Assert.All(Regions.Parse(region.Value), part => Assert.NotNull(Regions.Written(part)));
                Assert.NotEmpty(Regions.Parse(region.Value));
            }
    }

    [Fact]
    public void Every_industry_is_known_and_matches_itself()
    {
        foreach (var industry in Industries.All)
        {
            var text = string.Join(", ", industry.Terms.Where(term => term.Weight == 3).Select(term => term.Term).DefaultIfEmpty("software company"));
            var fact = Assert.Single(Read(IndustryFinder.Find, Page($"We do {text}.")));
            Assert.NotNull(Industries.Find(fact.Value));
            Assert.Equal(StatedWeights.IndustrySame, Weight(new() { Industries = [fact.Value] }, fact));
        }
    }

    [Fact]
    public void Every_size_is_known_and_matches_itself()
    {
        foreach (var people in new[] { 3, 30, 130, 700, 4000 })
        {
            var fact = Assert.Single(Read((pages, findings) => SizeFinder.Find(pages, "Kelpworks", findings), Page($"We are a team of {people} people.")));
            Assert.True(CompanySizes.TryParse(fact.Value, out var size));
            Assert.Equal(StatedWeights.SizeSame, Weight(new() { CompanySizes = [size] }, fact));
        }
    }
}
