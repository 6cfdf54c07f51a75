using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Core.Tests.Research;

public class ReadingTests
{
    [Fact]
    public void Abbreviations_do_not_end_a_sentence() =>
        Assert.Equal(["Acme Inc. was founded by J. Doe in the U.S. market.", "It grew!", "“Really?”", "Yes"],
            Sentences.Split("Acme Inc. was founded by J. Doe in the U.S. market. It grew! “Really?” Yes"));

    [Fact]
    public void Excerpt_ends_with_a_whole_word() => Assert.Equal("one two", Sentences.Excerpt("one two, three", 10));

    [Theory]
    [InlineData("Posted on March 3, 2025 by Jo", "2025-03-03")]
    [InlineData("3rd of March 2025", "2025-03-03")]
    [InlineData("2025-03-03", "2025-03-03")]
    [InlineData("Sept. 2024", "2024-09-01")]
    [InlineData("31 February 2025", null)]
    [InlineData("call 555-2025", null)]
    public void Dates_in_words_are_read(string text, string? expected) => Assert.Equal(expected, DatesInText.Find(text)?.ToString("yyyy-MM-dd", null));

    [Theory]
    [InlineData("We use C#, .NET and Node.js on AWS", "csharp,dotnet,nodejs,aws")]
    [InlineData("React-Native apps", "react native")]
    [InlineData("Let us go to the spring party", "")]
    [InlineData("scalable javascripty things", "")]
    public void Names_of_techniques_are_whole_words(string text, string tags) =>
        Assert.Equal(tags, string.Join(',', Technologies.Terms.Find(text).Where(hit => !hit.Value.IsAmbiguous).Select(hit => hit.Value.Technology.Key)));

    [Theory]
    [InlineData("Offices in New York City and São Paulo", "New York City,São Paulo")]
    [InlineData("mobile phones in perth", "")]
    [InlineData("Contact us in Reading, UK", "United Kingdom")]
    public void Places_are_found(string text, string places) =>
        Assert.Equal(places, string.Join(',', Gazetteer.Places.Find(text).Select(hit => hit.Value.Name)));

    [Theory]
    [InlineData("careers.example.com", "example.com")]
    [InlineData("www.example.co.uk", "example.co.uk")]
    [InlineData("acme.github.io", "acme.github.io")]
    [InlineData("example.com", "example.com")]
    public void Owner_of_a_host_is_its_registrable_domain(string host, string owner) => Assert.Equal(owner, RegistrableHost.From(host));

    [Fact]
    public void Every_industry_term_has_a_weight() =>
        Assert.All(Industries.All, industry =>
            Assert.All(industry.Terms, term => Assert.True(term.Term.Length > 1 && term.Weight is >= 1 and <= 3, term.Term)));
}
