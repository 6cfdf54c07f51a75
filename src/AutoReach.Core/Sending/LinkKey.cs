using System.Security.Cryptography;

namespace AutoReach.Core.Sending;

/// <summary>
/// A tenant's secret for links in mail: to unsubscribe, and for the team to decide. Old ones are kept for reading,
/// since mail is read years later.
/// </summary>
public sealed class LinkKey
{
    private readonly byte[] _secret;

    /// <param name="id">1 to 32 ASCII letters or digits; travels in the open.</param>
    /// <param name="secret">32 random bytes.</param>
    /// <exception cref="ArgumentException">Either is not of that form.</exception>
    public LinkKey(string id, ReadOnlySpan<byte> secret)
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
