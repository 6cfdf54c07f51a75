using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AutoReach.Core;

/// <summary>
/// One mailbox address, trimmed and lower-cased, with the domain in its ASCII form. At most 254 characters;
/// no display name, comments, quotes or control characters, so that it can stand in a header as it is.
/// </summary>
public readonly record struct EmailAddress : IStringId<EmailAddress>
{
    private const int MaxLength = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public string Domain => Value[(Value.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <exception cref="FormatException">The text is not an address.</exception>
    public static EmailAddress Of(string value) =>
        TryParse(value, out var address) ? address : throw new FormatException($"'{value}' is not an email address.");

    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress address)
    {
        address = default;
        var trimmed = text?.Trim() ?? "";
        var at = trimmed.LastIndexOf('@');
        if (at is < 1 or > 64 || trimmed.Length > MaxLength)
            return false;
        if (!IsLocalPart(trimmed.AsSpan(0, at)) || !TryNormaliseDomain(trimmed[(at + 1)..], out var domain))
            return false;
        if (at + 1 + domain.Length > MaxLength) // the ASCII form is the longer one
            return false;
        address = new EmailAddress($"{trimmed[..at].ToLowerInvariant()}@{domain}");
        return true;
    }

    public override string ToString() => Value ?? "";

    private static bool IsLocalPart(ReadOnlySpan<char> local)
    {
        const string alsoAllowed = "!#$%&'*+-/=?^_`{|}~."; // RFC 5322 atext and dots
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0)
            return false;
        foreach (var character in local)
            if (!char.IsAsciiLetterOrDigit(character) && !alsoAllowed.Contains(character, StringComparison.Ordinal))
                return false;
        return true;
    }

    private static bool TryNormaliseDomain(string domain, out string ascii)
    {
        ascii = "";
        try
        {
            ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return false;
        }
        var labels = ascii.Split('.');
        return labels.Length >= 2 && labels.All(label => label.Length is > 0 and <= 63)
            && !labels[^1].All(char.IsAsciiDigit);
    }
}
