using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace AutoReach.Core.Sending;

/// <summary>A tenant's secret for links in mail: to unsubscribe, and for the team to decide. Old ones are kept for reading, since mail is read years later.</summary>
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
/// a lookup, for good, and nobody can make one for another person. A <see cref="SignedToken"/> of workflow and address.
/// </summary>
public static class UnsubscribeToken
{
    private static ReadOnlySpan<byte> Purpose => "autoreach unsubscribe\n"u8;

    public static string Create(UnsubscribeKey key, WorkflowId workflow, EmailAddress address) =>
        SignedToken.Create(key, Purpose, workflow.Value, address.Value);

    /// <param name="keys">Those whose links still count.</param>
    /// <returns>False for anything that <see cref="Create"/> did not return for one of the keys, letter by letter.</returns>
    public static bool TryRead(string? token, IReadOnlyCollection<UnsubscribeKey> keys, [NotNullWhen(true)] out Unsubscription? unsubscription)
    {
        unsubscription = SignedToken.Read(token, keys, Purpose, count: 2) is [var workflow, var text] && EmailAddress.TryParse(text, out var address)
            ? new Unsubscription(WorkflowId.Of(workflow), address)
            : null;
        return unsubscription is not null;
    }
}
