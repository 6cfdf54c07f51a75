using AutoReach.Core.Reference;

namespace AutoReach.Core.Tests;

public class CompanySizesTests
{
    [Theory]
    [InlineData("tiny", CompanySize.Tiny)]
    [InlineData(" Enterprise ", CompanySize.Enterprise)]
    [InlineData("0", CompanySize.Tiny)]
    [InlineData("10", CompanySize.Tiny)]
    [InlineData("11", CompanySize.Small)]
    [InlineData("50", CompanySize.Small)]
    [InlineData("51", CompanySize.Medium)]
    [InlineData("200 employees", CompanySize.Medium)]
    [InlineData("~201 people", CompanySize.Large)]
    [InlineData("1000", CompanySize.Large)]
    [InlineData("1,000+", CompanySize.Enterprise)]
    [InlineData("10+", CompanySize.Small)]
    [InlineData("51-200", CompanySize.Medium)]
    [InlineData("201 – 1,000", CompanySize.Large)]
    [InlineData("11 to 50", CompanySize.Small)]
    public void Band_head_count_and_range_are_read(string text, CompanySize expected)
    {
        Assert.True(CompanySizes.TryParse(text, out var size));
        Assert.Equal(expected, size);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("some")]
    [InlineData("-5")]
    [InlineData("+3")]
    [InlineData("+99")]
    [InlineData("tiny,large")]
    [InlineData("small, medium")]
    [InlineData("99999999999")]
    [InlineData("51-")]
    [InlineData("1.5")]
    public void Nothing_else_is_taken_for_a_size(string? text) => Assert.False(CompanySizes.TryParse(text, out _));
}
