using System.Text;

namespace AutoReach.Adapters.Tables;

/// <summary>
/// Keys in the characters that Azure Tables allows in them: a byte of the key's UTF-8 stands for itself or becomes an
/// escape and a digit. No two keys meet, and their ordinal order is kept.
/// </summary>
/// <remarks>
/// Tables forbids / \ # ? and control characters in keys, and 1 KiB is the most that one may have
/// (learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model): 512 characters of UTF-16,
/// which the two for a byte fill at the 256 bytes that the port allows. All of them are ASCII, since nothing is
/// promised of how others are sorted. An escape stands in the order of characters where the bytes stand that it
/// encodes: it is the first of them, or the last before a forbidden one, and never stands for itself.
/// </remarks>
internal static class KeyEncoding
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly (byte First, byte Last, char Escape)[] Escaped =
    [
        (0x00, (byte)',', '!'), // control characters, blank, # % ' + and others that addresses are particular about
        ((byte)'.', (byte)'/', '.'),
        ((byte)'>', (byte)'?', '>'),
        ((byte)'[', (byte)'\\', '['),
        ((byte)'}', 0xBA, '}'),
        (0xBB, 0xF8, '~'), // no UTF-8 has a byte after 0xF4
    ];

    /// <param name="key">Well-formed text.</param>
    /// <returns>At most two characters a byte of its UTF-8.</returns>
    public static string Encode(string key)
    {
        var encoded = new StringBuilder(key.Length + 8);
        foreach (var value in Encoding.UTF8.GetBytes(key))
            if (GroupOf(value) is var (first, _, escape))
                encoded.Append(escape).Append(Digits[value - first]);
            else
                encoded.Append((char)value);
        return encoded.ToString();
    }

    /// <exception cref="FormatException">Not what <see cref="Encode"/> gives.</exception>
    public static string Decode(string encoded)
    {
        var bytes = new List<byte>(encoded.Length);
        for (var place = 0; place < encoded.Length; place++)
            bytes.Add(EscapedBy(encoded[place]) is var (first, last, _)
                ? ByteAt(encoded, ++place, first, last)
                : encoded[place] is var plain and < '\u0080' ? (byte)plain : throw NoKey(encoded));
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static byte ByteAt(string encoded, int place, byte first, byte last) =>
        place < encoded.Length && Digits.IndexOf(encoded[place], StringComparison.Ordinal) is >= 0 and var digit && first + digit <= last
            ? (byte)(first + digit) : throw NoKey(encoded);

    private static (byte First, byte Last, char Escape)? GroupOf(byte value)
    {
        foreach (var group in Escaped)
            if (value >= group.First && value <= group.Last)
                return group;
        return null;
    }

    private static (byte First, byte Last, char Escape)? EscapedBy(char character)
    {
        foreach (var group in Escaped)
            if (group.Escape == character)
                return group;
        return null;
    }

    private static FormatException NoKey(string encoded) => new($"'{encoded}' was not written by this program.");
}
