using AutoReach.Core.Research.Reading;
using AutoReach.Rules.Reading;

namespace AutoReach.Rules.Tests;

public class SummaryFinderTests
{
    [Theory]
    [InlineData("Let me guess... you want an answer to this question:")]
    [InlineData("Do you want boats that sail by themselves all day?")]
    public void Sentence_that_says_nothing_itself_is_no_summary(string description)
    {
        var findings = new Findings(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
        var page = new ReadablePage { Address = new Uri("https://kelpworks.example/"), Kind = PageKind.Home, Description = description };
        SummaryFinder.Find([page], "Kelpworks", findings);
        Assert.Empty(findings.Facts);
    }
}
