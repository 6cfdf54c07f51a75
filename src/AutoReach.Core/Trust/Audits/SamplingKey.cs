using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AutoReach.Core.Trust.Audits;

/// <summary>
/// A workflow's secret for random draws. A draw follows from the secret and what is drawn for, so anybody who has the
/// secret can derive it again, and nobody who has not can steer it.
/// </summary>
public sealed class SamplingKey
{
    /// <summary>Bytes of a secret.</summary>
    public const int Length = 32;

    private const double Doubles = 1UL << 53; // so many are spaced evenly in [0,1)

    private readonly byte[] _secret;

    /// <exception cref="ArgumentException">It does not have <see cref="Length"/> bytes.</exception>
    public SamplingKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Length)
            throw new ArgumentException($"A sampling key has {Length} bytes.", nameof(secret));
        _secret = secret.ToArray();
    }

    /// <summary>u = HMAC-SHA256(key, lead|revision)/2²⁵⁶, to the precision of a double, in [0,1).</summary>
    public double Draw(LeadId lead, int revision) => (Leading64(FormattableString.Invariant($"{lead}|{revision}")) >> 11) / Doubles;

    /// <summary>A draw of its own for another purpose, in [0,1): it says nothing of the gate's draw, nor that of it.</summary>
    /// <param name="purpose">A word; may not be a lead's id.</param>
    public double Draw(string purpose, LeadId lead, int revision) => (Leading64(FormattableString.Invariant($"{purpose}|{lead}|{revision}")) >> 11) / Doubles;

    /// <summary>Where an item stands in the shuffled order of one audit's candidates.</summary>
    public ulong Rank(string audit, LeadId lead, int revision) => Leading64(FormattableString.Invariant($"audit|{audit}|{lead}|{revision}"));

    private ulong Leading64(string text) => BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)));
}
