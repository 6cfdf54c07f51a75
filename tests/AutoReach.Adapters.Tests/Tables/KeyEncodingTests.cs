using System.Text;
using AutoReach.Adapters.Tables;

namespace AutoReach.Adapters.Tests.Tables;

public sealed class KeyEncodingTests
{
    private const int Pairs = 1_000_000;

    private static readonly string[] Nasty =
    [
        "\0", "\u0001", "\n", "\u001f", " ", "!", "!0", "!z", "\"", "#", "%", "%2F", "&", "'", "+", ",", "-", ".", ".0", ".1", "..", "/", "0", "1", "9", ":",
        "=", ">", ">0", ">1", "?", "@", "A", "Z", "[", "[0", "[1", "\\", "]", "^", "_", "`", "a", "z", "{", "|", "}", "}0", "}z", "~", "~0", "~z", "\u007f",
            "\u0080",
        "\u009f", "ÿ", "Ā", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\ufffd", "\uffff", "😀", "\U00010000", "\U0010FFFF",
    ];

    [Fact]
    public void No_two_keys_meet_and_their_order_is_kept()
    {
        var random = new Random(20260103);
        var (collisions, disorder) = (0, 0);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var one = Key(random);
            var other = Neighbour(one, random);
            var (expected, found) = (Utf8Compare(one, other), string.CompareOrdinal(KeyEncoding.Encode(one), KeyEncoding.Encode(other)));
            collisions += found == 0 && expected != 0 ? 1 : 0;
            disorder += Math.Sign(found) != Math.Sign(expected) ? 1 : 0;
        }
        Assert.Equal((0, 0), (collisions, disorder));
    }

    [Fact]
    public void Key_is_what_it_was_after_a_round_trip_and_holds_only_what_is_allowed()
    {
        var random = new Random(20260104);
        foreach (var key in Nasty.Concat(Enumerable.Range(0, 20_000).Select(_ => Key(random))))
        {
            var encoded = KeyEncoding.Encode(key);
            Assert.Equal(key, KeyEncoding.Decode(encoded));
            Assert.InRange(encoded.Length, key.Length == 0 ? 0 : 1, 2 * Encoding.UTF8.GetByteCount(key));
            Assert.DoesNotContain(encoded, character => character is <= ' ' or > '~' or '/' or '\\' or '#' or '?' or '%' or '\'');
        }
    }

    [Theory]
    [InlineData("ld_01h2x3", "ld_01h2x3")]
    [InlineData("event|000007", "event|000007")]
    [InlineData("jo@acme-tools.example", "jo@acme-tools.0example")]
    [InlineData("name:Zürich / Söhne", "name:Z~8~1rich!W.1!WS~8}vhne")]
    public void Stored_form_stays_what_it_is(string key, string encoded) => Assert.Equal(encoded, KeyEncoding.Encode(key));

    [Theory]
    [InlineData("!")]
    [InlineData(".2")]
    [InlineData("a!~")]
    [InlineData("é")]
    public void Key_of_somebody_else_is_refused(string encoded) => Assert.Throws<FormatException>(() => KeyEncoding.Decode(encoded));

    private static string Key(Random random)
    {
        var key = new StringBuilder();
        for (var unit = random.Next(1, 7); unit > 0; unit--)
            key.Append(Nasty[random.Next(Nasty.Length)]);
        return key.ToString();
    }

    /// <summary>Mostly a key that differs in one place, which is where encodings go wrong.</summary>
    private static string Neighbour(string key, Random random) => random.Next(5) switch
    {
        0 => key + Nasty[random.Next(Nasty.Length)],
        1 => KeyEncoding.Encode(key),
        2 => Key(random),
        _ => key.Replace(Nasty[random.Next(Nasty.Length)], Nasty[random.Next(Nasty.Length)], StringComparison.Ordinal),
    };

    private static int Utf8Compare(string one, string other)
    {
        Span<byte> first = stackalloc byte[256], second = stackalloc byte[256];
        return first[..Encoding.UTF8.GetBytes(one, first)].SequenceCompareTo(second[..Encoding.UTF8.GetBytes(other, second)]);
    }
}
