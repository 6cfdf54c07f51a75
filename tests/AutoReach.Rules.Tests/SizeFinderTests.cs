using AutoReach.Rules.Reading;

namespace AutoReach.Rules.Tests;

public class SizeFinderTests
{
    [Theory]
    [InlineData("We are a team of 85 people.", 85)]
    [InlineData("Acme has 1,200 employees in nine countries.", 1200)]
    [InlineData("Our team of twelve works from home.", 12)]
    [InlineData("We are now over 50 people.", 51)]
    [InlineData("Today more than 200 talented people work on our product.", 201)]
    [InlineData("We are a 40-person company.", 40)]
    [InlineData("Our 300+ colleagues speak twenty languages.", 301)]
    [InlineData("Started in 2011 with 2 employees, we have grown to over 130 employees.", 131)]
    [InlineData("Our engineering team is only 10 people.", null)]
    [InlineData("We help 500 people find a home every day.", null)]
    [InlineData("Acme is used by teams of 50 people and more.", null)]
    [InlineData("Our customers have 10,000 employees.", null)]
    [InlineData("Over 2,000 people attended our conference.", null)]
    [InlineData("The team was founded in 2015.", null)]
    [InlineData("A village of 300 people lies nearby.", null)]
    public void Head_count_is_what_a_company_says_of_itself(string sentence, int? people) =>
        Assert.Equal(people, SizeFinder.HeadCountOf(sentence, "Acme"));
}
