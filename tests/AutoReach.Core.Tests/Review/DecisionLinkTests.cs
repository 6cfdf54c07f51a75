using System.Buffers.Text;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;

namespace AutoReach.Core.Tests.Review;

public sealed class DecisionLinkTests
{
    private static readonly LinkKey Key = new("k2", [.. Enumerable.Range(1, 32).Select(value => (byte)value)]);
    private static readonly EmailAddress Ann = EmailAddress.Of("ann@team.example");

    private static DecisionLink Link => new(
        new ProposalRef(new LeadId("ld_01"), 2, 1, "sha256:ab"), Ann, new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.Zero),
        DecisionLink.MailOf(Key, "digest-1", Ann));

    [Fact]
    public void Link_says_what_it_is_for_under_any_key_that_still_counts()
    {
        var token = Link.ToToken(Key);
        Assert.Equal(Link, DecisionLink.Read(token, [new LinkKey("k1", new byte[32]), Key]));
        Assert.Null(DecisionLink.Read(token, [new LinkKey("k2", new byte[32])]));
        Assert.Null(DecisionLink.Read(token, []));
    }

    [Fact]
    public void Every_single_bit_counts()
    {
        var bytes = Base64Url.DecodeFromChars(Link.ToToken(Key));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(DecisionLink.Read(Base64Url.EncodeToString(bytes), [Key]));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.NotNull(DecisionLink.Read(Base64Url.EncodeToString(bytes), [Key]));
    }

    [Fact]
    public void Link_to_unsubscribe_is_none_to_decide() =>
        Assert.Null(DecisionLink.Read(UnsubscribeToken.Create(Key, new WorkflowId("wf"), Ann), [Key]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AQ")]
    [InlineData("no token")]
    public void Anything_else_is_no_link(string? token) => Assert.Null(DecisionLink.Read(token, [Key]));

    [Fact]
    public void Code_is_six_digits_that_belong_to_one_mail_to_one_person()
    {
        var mails = Enumerable.Range(0, 500).Select(number => DecisionLink.MailOf(Key, $"digest-{number}", Ann)).ToList();
        var codes = mails.Select(mail => DecisionLink.CodeOf(Key, mail)).ToList();
        Assert.All(codes, code => Assert.Matches("^[0-9]{6}$", code));
        Assert.InRange(codes.Distinct().Count(), 490, 500);
        Assert.Equal(codes[0], DecisionLink.CodeOf(Key, DecisionLink.MailOf(Key, "digest-0", Ann)));
        Assert.NotEqual(mails[0], DecisionLink.MailOf(Key, "digest-0", EmailAddress.Of("bob@team.example")));
        Assert.DoesNotContain(codes[0], Link.ToToken(Key), StringComparison.Ordinal);
    }
}
