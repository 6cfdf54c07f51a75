using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AutoReach.Core.Sending;

/// <summary>A tenant's secret for unsubscribe links. Old ones are kept for reading, since mail is read years later.</summary>
public sealed class UnsubscribeKey
{
    private readonly byte[] _secret;

    /// <param name="id">1 to 32 ASCII letters or digits; travels in the open.</param>
    /// <param name="secret">32 random bytes.</param>
    /// <exception cref="ArgumentException">Either is not of that form.</exception>
    public UnsubscribeKey(string id, ReadOnlySpan<byte> secret)
    {
        if (id.Length is < 1 or > 32 || !id.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException("A key's id is 1 to 32 ASCII letters or digits.", nameof(id));
        if (secret.Length != 32)
            throw new ArgumentException("A key has 32 bytes.", nameof(secret));
        Id = id;
        _secret = secret.ToArray();
    }

    public string Id { get; }

    internal byte[] Sign(ReadOnlySpan<byte> data) => HMACSHA256.HashData(_secret, data);
}

/// <summary>Who wants no more mail from which workflow.</summary>
public sealed record Unsubscription(WorkflowId Workflow, EmailAddress Address);

/// <summary>
/// The token of an unsubscribe link: it says whom it is for and proves that we wrote it, so a link works without
/// a lookup, for good, and nobody can make one for another person.
/// </summary>
/// <remarks>
/// base64url of: version (1 byte), then key id, workflow and address as UTF-8, each after its length (2 bytes, big
/// endian), then HMAC-SHA256 (32 bytes) over a purpose label and all before it. Lengths keep fields from running
/// into one another; the label keeps a signature from being of use elsewhere.
/// </remarks>
public static class UnsubscribeToken
{
    private const byte Version = 1;
    private const int MacLength = 32;
    private const int LongestToken = 2048;
    private static readonly byte[] Purpose = "autoreach unsubscribe\n"u8.ToArray();

    public static string Create(UnsubscribeKey key, WorkflowId workflow, EmailAddress address)
    {
        byte[] content = [Version, .. Field(key.Id), .. Field(workflow.Value), .. Field(address.Value)];
        return Base64Url.EncodeToString([.. content, .. key.Sign([.. Purpose, .. content])]);
    }

    /// <param name="keys">Those whose links still count.</param>
    /// <returns>False for anything that <see cref="Create"/> did not return for one of the keys, letter by letter.</returns>
    public static bool TryRead(string? token, IReadOnlyCollection<UnsubscribeKey> keys, [NotNullWhen(true)] out Unsubscription? unsubscription)
    {
        unsubscription = null;
        if (!TryDecode(token, out var bytes) || bytes.Length <= MacLength || bytes[0] != Version)
            return false;
        var content = bytes.AsSpan(..^MacLength);
        var rest = content[1..];
        if (!TryTake(ref rest, out var keyId) || keys.FirstOrDefault(key => key.Id == keyId) is not { } key)
            return false;
        if (!CryptographicOperations.FixedTimeEquals(key.Sign([.. Purpose, .. content]), bytes.AsSpan(^MacLength..)))
            return false;
        if (!TryTake(ref rest, out var workflow) || !TryTake(ref rest, out var text) || !EmailAddress.TryParse(text, out var address))
            return false;
        unsubscription = new Unsubscription(WorkflowId.Of(workflow), address);
        return true;
    }

    private static bool TryDecode(string? token, out byte[] bytes)
    {
        bytes = [];
        if (token is null || token.Length > LongestToken || !Base64Url.IsValid(token))
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
