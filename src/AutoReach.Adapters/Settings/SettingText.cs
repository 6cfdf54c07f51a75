using System.Globalization;

namespace AutoReach.Adapters.Settings;

/// <summary>What people write into settings, read the same way when it is checked and when it is used. Null: not set, or not of that kind.</summary>
public static class SettingText
{
    private const string KeyVaultReference = "@Microsoft.KeyVault(";

    /// <summary>App Service leaves the reference itself where it cannot read the secret.</summary>
    internal static bool IsUnresolved(string text) => text.Contains(KeyVaultReference, StringComparison.OrdinalIgnoreCase);

    /// <summary>A setting of nothing but spaces counts as not set.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static Uri? ToWebAddress(this string? text) =>
        Uri.TryCreate(text.OrNull(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 ? address : null;

    public static decimal? ToNumber(this string? text) =>
        decimal.TryParse(text.OrNull(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static int? ToWholeNumber(this string? text) =>
        int.TryParse(text.OrNull(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>By name only: the numbers behind the names are nobody's business.</summary>
    public static T? ToWord<T>(this string? text) where T : struct, Enum =>
        text.OrNull() is { } word && word.All(char.IsAsciiLetter) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;

    public static string[] ToList(this string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <returns>Null for anything but that many bytes in base64.</returns>
    public static byte[]? ToBytes(this string? text, int count)
    {
        var bytes = new byte[count];
        return Convert.TryFromBase64String(text.OrNull() ?? "", bytes, out var length) && length == count ? bytes : null;
    }
}
