using AutoReach.Core.Tests.Leads;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests;

public class EmailAddressTests
{
    [Theory]
    [InlineData(" Jo.Doe@Example.COM ", "jo.doe@example.com")]
    [InlineData("a+b@sub.example.org", "a+b@sub.example.org")]
    [InlineData("info@bücher.example", "info@xn--bcher-kva.example")]
    [InlineData("o'brien_{x}@example.com", "o'brien_{x}@example.com")]
    public void Address_is_normalised(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal(expected, address.Value);
        Assert.Equal(address, EmailAddress.Of(address.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("@example.com")]
    [InlineData("a@b")]
    [InlineData("a@b@example.com")]
    [InlineData("a@1.2.3.4")]
    [InlineData("a@[1.2.3.4]")]
    [InlineData("a..b@example.com")]
    [InlineData(".a@example.com")]
    [InlineData("a.@example.com")]
    [InlineData("a@example.com.")]
    [InlineData("a@.example.com")]
    [InlineData("a@-x.example.com")]
    [InlineData("a@exam_ple.com")]
    [InlineData("a@example.com:25")]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("a\0@example.com")]
    [InlineData("jö@example.com")]
    [InlineData("\"quoted\"@example.com")]
    [InlineData("Name <a@example.com>")]
    [InlineData("a@exa mple.com")]
    [InlineData("a@example.com,b@example.com")]
    public void What_cannot_stand_in_a_header_is_no_address(string? text) =>
        Assert.False(EmailAddress.TryParse(text, out _));

    [Fact]
    public void Local_part_has_at_most_64_characters()
    {
        Assert.True(EmailAddress.TryParse(new string('a', 64) + "@example.com", out _));
        Assert.False(EmailAddress.TryParse(new string('a', 65) + "@example.com", out _));
    }

    [Fact]
    public void Address_is_measured_in_the_form_that_is_sent()
    {
        var labels = string.Join('.', Enumerable.Repeat("üü" + new string('a', 40), 5)); // each grows by eight in ASCII
        Assert.False(EmailAddress.TryParse($"{new string('a', 30)}@{labels}.example", out _));
    }

    [Fact]
    public void Domain_is_what_stands_after_the_at_sign() => Assert.Equal("example.com", EmailAddress.Of("a@example.com").Domain);

    [Fact]
    public void Of_refuses_what_is_no_address() => Assert.Throws<FormatException>(() => EmailAddress.Of("nobody"));

    [Property(MaxTest = 500)]
    public Property Accepted_addresses_are_safe_in_a_header_and_stay_as_they_are() => Prop.ForAll(
        Arb.From(Gen.OneOf(HostileText.Text, HostileText.Text.Select(text => $"{text}@example.com"), HostileText.Text.Select(text => $"jo@{text}"))), text =>
        {
            if (!EmailAddress.TryParse(text, out var address))
                return;
            Assert.True(address.Value.Length <= 254);
            Assert.All(address.Value, character => Assert.True(character is > ' ' and < '\x7f' and not ('<' or '>' or ',' or '"' or ';' or ':')));
            Assert.Equal(address, EmailAddress.Of(address.Value));
        });
}
