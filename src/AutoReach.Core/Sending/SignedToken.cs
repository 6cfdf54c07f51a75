using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AutoReach.Core.Sending;

/// <summary>Fields that travel in a link and prove that we wrote them, so that no link has to be looked up.</summary>
/// <remarks>
/// base64url of: version (1 byte), then key id and fields as UTF-8, each after its length (2 bytes, big endian), then
/// HMAC-SHA256 (32 bytes) over a purpose label and all before it. Lengths keep fields from running into one another;
/// the label keeps a signature from being of use elsewhere.
/// </remarks>
internal static class SignedToken
{
    private const byte Version = 1;
    private const int MacLength = 32;
    private const int MaxTokenLength = 2048;

    public static string Create(LinkKey key, ReadOnlySpan<byte> purpose, params ReadOnlySpan<string> fields)
    {
        List<byte> content = [Version, .. Field(key.Id)];
        foreach (var field in fields)
            content.AddRange(Field(field));
        return Base64Url.EncodeToString([.. content, .. key.Sign([.. purpose, .. content])]);
    }

    /// <param name="keys">Those whose links still count.</param>
    /// <param name="count">How many fields there are.</param>
    /// <returns>Null for anything that <see cref="Create"/> did not return for one of the keys and this purpose, letter by letter.</returns>
    public static string[]? Read(string? token, IReadOnlyCollection<LinkKey> keys, ReadOnlySpan<byte> purpose, int count)
    {
        if (!TryDecode(token, out var bytes) || bytes.Length <= MacLength || bytes[0] != Version)
            return null;
        var content = bytes.AsSpan(..^MacLength);
        var rest = content[1..];
        if (!TryTake(ref rest, out var keyId) || keys.FirstOrDefault(key => key.Id == keyId) is not { } key)
            return null;
        if (!CryptographicOperations.FixedTimeEquals(key.Sign([.. purpose, .. content]), bytes.AsSpan(^MacLength..)))
            return null;
        var fields = new string[count];
        for (var place = 0; place < count; place++)
            if (!TryTake(ref rest, out fields[place]))
                return null;
        return fields;
    }

    private static bool TryDecode(string? token, out byte[] bytes)
    {
        bytes = [];
        if (token is null || token.Length > MaxTokenLength || !Base64Url.IsValid(token))
            return false;
        bytes = Base64Url.DecodeFromChars(token);
        return Base64Url.EncodeToString(bytes) == token; // decoders pass over white space, padding and spare bits
    }

    private static byte[] Field(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var field = new byte[2 + utf8.Length];
        BinaryPrimitives.WriteUInt16BigEndian(field, checked((ushort)utf8.Length));
        utf8.CopyTo(field, 2);
        return field;
    }

    private static bool TryTake(ref Span<byte> rest, out string text)
    {
        text = "";
        if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) is var length && rest.Length < 2 + length)
            return false;
        text = Encoding.UTF8.GetString(rest[2..(2 + length)]);
        rest = rest[(2 + length)..];
        return true;
    }
}
