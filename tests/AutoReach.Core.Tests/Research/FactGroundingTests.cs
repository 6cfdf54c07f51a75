using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;

namespace AutoReach.Core.Tests.Research;

public class FactGroundingTests
{
    [Theory]
    [InlineData("We are  85 people —\nin “Bergen”.", "we are 85 people - in \"bergen\".", "We are  85 people —\nin “Bergen”.")]
    [InlineData("Before. It's the crew’s plan. After.", "It’s the crew's plan.", "It's the crew’s plan.")]
    [InlineData("In\u200Bvisible words", "Invisible", "In\u200Bvisible")]
    [InlineData("We plan dives.", "We plan dives for Globex.", null)]
    [InlineData("We plan dives.", "  ", null)]
    [InlineData("", "We", null)]
    public void A_quotation_is_found_in_the_words_of_its_text(string text, string quoted, string? found) =>
        Assert.Equal(found, Quotation.Find(text, quoted));

    [Theory]
    [InlineData(FactKind.Size, "85", "We are a team of 85 people", "medium")]
    [InlineData(FactKind.Size, "1,200", "1200 colleagues", "enterprise")]
    [InlineData(FactKind.Size, "850", "We are a team of 85 people", null)]
    [InlineData(FactKind.Size, "large", "We are a large team", null)]
    [InlineData(FactKind.Region, "Europe", "Our office is in Bergen", "europe")]
    [InlineData(FactKind.Region, "americas", "We serve North America", "americas")]
    [InlineData(FactKind.Region, "asia-pacific", "Our office is in Bergen", null)]
    [InlineData(FactKind.Industry, "Developer Tools", "Code review for teams", "developer tools")]
    [InlineData(FactKind.Industry, "piracy", "We sail", null)]
    [InlineData(FactKind.Technology, "Go", "Our backend is written in golang", "go")]
    [InlineData(FactKind.Technology, "Cobol", "We still like Cobol", "cobol")]
    [InlineData(FactKind.Technology, "cobol", "We like Go", null)]
    [InlineData(FactKind.Summary, "Kelpworks builds boats", "We build and sell; who builds boats like us?", "Kelpworks builds boats")]
    [InlineData(FactKind.News, "Kelpworks raised 40 million", "Kelpworks raised a mast", null)]
    [InlineData(FactKind.Founded, "2014", "Founded in 2014", "2014")]
    [InlineData(FactKind.Founded, "1914", "Founded in 2014", null)]
    [InlineData(FactKind.Person, "Ada Byron, CEO", "Ada Byron is our CEO", "Ada Byron, CEO")]
    [InlineData(FactKind.Other, "a b", "a b c", null)]
    [InlineData(FactKind.Other, "builds\nboats", "builds boats", null)]
    public void A_value_is_what_its_excerpt_carries(FactKind kind, string value, string excerpt, string? known) =>
        Assert.Equal(known, FactGrounding.Normalise(kind, value, excerpt, "Kelpworks"));
}
