using System.Security.Cryptography;
using System.Text;

namespace AutoReach.Core;

/// <summary>SHA-256 in the two spellings that are stored: <c>sha256:hex</c> and short, case-insensitive base 32.</summary>
public static class Digest
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford: no i, l, o, u to be misread

    public static string Sha256(string text) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <param name="text">What is hashed, as UTF-8.</param>
    /// <param name="bytes">How many leading bytes of the hash are kept, 1 to 32.</param>
    public static string Base32(string text, int bytes) =>
        Base32(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));

    public static string Base32(ReadOnlySpan<byte> data)
    {
        var characters = new StringBuilder((data.Length * 8 + 4) / 5);
        var (buffer, bits) = (0, 0);
        foreach (var value in data)
        {
            buffer = (buffer << 8) | value;
            bits += 8;
            while (bits >= 5)
                characters.Append(Alphabet[(buffer >> (bits -= 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0)
            characters.Append(Alphabet[(buffer << (5 - bits)) & 31]);
        return characters.ToString();
    }
}
