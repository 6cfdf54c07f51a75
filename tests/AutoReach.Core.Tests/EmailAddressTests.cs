namespace AutoReach.Core.Tests;

public class EmailAddressTests
{
    [Theory]
    [InlineData(" Jo.Doe@Example.COM ", "jo.doe@example.com")]
    [InlineData("a+b@sub.example.org", "a+b@sub.example.org")]
    [InlineData("info@bücher.example", "info@xn--bcher-kva.example")]
    public void Address_is_normalised(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("@example.com")]
    [InlineData("a@b")]
    [InlineData("a@1.2.3.4")]
    [InlineData("a..b@example.com")]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("\"quoted\"@example.com")]
    [InlineData("Name <a@example.com>")]
    [InlineData("a@exa mple.com")]
    public void What_cannot_stand_in_a_header_is_no_address(string? text) =>
        Assert.False(EmailAddress.TryParse(text, out _));
}
