using System.Buffers.Text;
using System.Text;
using AutoReach.Core.Sending;
using FsCheck;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Sending;

public class UnsubscribeTokenTests
{
    private static readonly LinkKey Key = KeyOf("2026a", 7);
    private static readonly WorkflowId North = new("wf_north");
    private static readonly EmailAddress Ada = EmailAddress.Of("ada@example.com");

    [Fact]
    public void A_token_says_whom_it_is_for_and_fits_in_an_address_as_it_is()
    {
        var token = UnsubscribeToken.Create(Key, North, Ada);
        Assert.True(UnsubscribeToken.TryRead(token, [Key], out var read));
        Assert.Equal(new Unsubscription(North, Ada), read);
        Assert.Equal(Uri.EscapeDataString(token), token);
    }

    [Fact]
    public void Every_single_bit_change_is_rejected()
    {
        foreach (var workflow in new[] { "w", "wf", "wf_" }) // every rest modulo 3, so every shape of the last letter
        {
            var token = UnsubscribeToken.Create(Key, new WorkflowId(workflow), Ada);
            var letters = Encoding.ASCII.GetBytes(token);
            for (var bit = 0; bit < letters.Length * 8; bit++)
            {
                letters[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.False(UnsubscribeToken.TryRead(Encoding.Latin1.GetString(letters), [Key], out _));
                letters[bit / 8] ^= (byte)(1 << (bit % 8));
            }
            var bytes = Base64Url.DecodeFromChars(token);
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.False(UnsubscribeToken.TryRead(Base64Url.EncodeToString(bytes), [Key], out _));
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [Fact]
    public void Anything_cut_padded_or_spaced_is_rejected()
    {
        var token = UnsubscribeToken.Create(Key, North, Ada);
        for (var length = 0; length < token.Length; length++)
            Assert.False(UnsubscribeToken.TryRead(token[..length], [Key], out _));
        string?[] others = [null, token + "=", token + "==", token + "A", " " + token, token + "\n", token.Insert(9, " "), new string('A', 1 << 20)];
        foreach (var other in others)
            Assert.False(UnsubscribeToken.TryRead(other, [Key], out _));
    }

    [Property]
    public void No_text_is_read_as_a_token_by_chance(string text) =>
        Assert.False(UnsubscribeToken.TryRead(text, [Key], out _));

    [Fact]
    public void Ten_thousand_random_pairs_have_ten_thousand_tokens()
    {
        var random = new Random(20260302);
        var pairs = new HashSet<(string Workflow, string Address)>();
        while (pairs.Count < 10_000)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(2, 9)).Select(_ => "ab1"[random.Next(3)])]);
            var cut = random.Next(1, text.Length);
            pairs.Add((text[..cut], $"{text[cut..]}@{(random.Next(2) == 0 ? "a.example" : "b.example")}"));
        }
        var tokens = pairs.Select(pair => UnsubscribeToken.Create(Key, new WorkflowId(pair.Workflow), EmailAddress.Of(pair.Address))).ToList();

        Assert.Equal(10_000, tokens.Distinct().Count());
        Assert.Equal(10_000, tokens.Select(token => token[^40..]).Distinct().Count()); // the signatures too
        foreach (var (pair, token) in pairs.Zip(tokens).Take(200))
        {
            Assert.True(UnsubscribeToken.TryRead(token, [Key], out var read));
            Assert.Equal(pair, (read.Workflow.Value, read.Address.Value));
        }
    }

    [Property]
    public void Where_one_field_ends_and_the_next_begins_cannot_be_moved(NonNull<string> workflow)
    {
        var name = new string([.. workflow.Get.Where(character => !char.IsSurrogate(character)).Take(500)]);
        Assert.True(UnsubscribeToken.TryRead(UnsubscribeToken.Create(Key, new WorkflowId(name), Ada), [Key], out var read));
        Assert.Equal(name, read.Workflow.Value);
    }

    [Fact]
    public void A_replaced_key_still_reads_its_links_until_it_is_withdrawn()
    {
        var (old, current) = (KeyOf("2025a", 1), Key);
        var token = UnsubscribeToken.Create(old, North, Ada);
        Assert.True(UnsubscribeToken.TryRead(token, [current, old], out _));
        Assert.False(UnsubscribeToken.TryRead(token, [current], out _));
        Assert.False(UnsubscribeToken.TryRead(token, [KeyOf("2025a", 2)], out _)); // same name, another secret
        Assert.False(UnsubscribeToken.TryRead(token, [KeyOf("2026a", 1)], out _)); // same secret, another name
    }

    [Theory]
    [InlineData("", 32)]
    [InlineData("a.b", 32)]
    [InlineData("a", 31)]
    [InlineData("a", 33)]
    public void A_key_of_another_form_is_no_key(string id, int length) =>
        Assert.Throws<ArgumentException>(() => new LinkKey(id, new byte[length]));

    private static LinkKey KeyOf(string id, byte fill)
    {
        var secret = new byte[32];
        Array.Fill(secret, fill);
        return new LinkKey(id, secret);
    }
}
