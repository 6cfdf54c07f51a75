using System.ComponentModel.DataAnnotations;

namespace AutoReach.Adapters.Settings;

/// <summary>What a setting takes. Whether it has to be set at all is another question, so that nothing is said of one that is not.</summary>
public abstract class SettingKindAttribute : ValidationAttribute
{
    private const int MaxShown = 80;

    protected sealed override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        (value as string).OrNull() is not { } text || Accepts(text) ? ValidationResult.Success
        : new ValidationResult($"{validationContext.DisplayName} {Refusal(text)}");

    protected abstract bool Accepts(string text);

    /// <summary>Follows the setting's name in the sentence that refuses it.</summary>
    protected abstract string Refusal(string text);

    /// <summary>On one line, and not without end.</summary>
    protected static string Shown(string text)
    {
        var line = string.Concat(text.Take(MaxShown).Select(character => char.IsControl(character) ? ' ' : character));
        return text.Length > MaxShown ? $"'{line}…'" : $"'{line}'";
    }
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class WholeNumberAttribute(int min, int max) : SettingKindAttribute
{
    /// <summary>What is counted, such as <c>days</c>.</summary>
    public string? Of { get; init; }

    protected override bool Accepts(string text) => text.ToWholeNumber() is { } number && number >= min && number <= max;

    protected override string Refusal(string text) =>
        FormattableString.Invariant($"is {Shown(text)}; it takes a whole number{(Of is null ? "" : $" of {Of}")} from {min} to {max}.");
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class NumberAttribute(double min, double max) : SettingKindAttribute
{
    /// <summary>A word that stands for no number at all.</summary>
    public string? Or { get; init; }

    protected override bool Accepts(string text) =>
        string.Equals(text, Or, StringComparison.OrdinalIgnoreCase) || text.ToNumber() is { } number && number >= (decimal)min && number <= (decimal)max;

    protected override string Refusal(string text) =>
        FormattableString.Invariant($"is {Shown(text)}; it takes a number from {min} to {max}{(Or is null ? "" : $", or {Or}")}.");
}

/// <summary>Without a sign-in in it: addresses are shown in logs and mail.</summary>
/// <param name="example">One that would do.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WebAddressAttribute(string example) : SettingKindAttribute
{
    /// <summary>Where a token is sent along.</summary>
    public bool HttpsOnly { get; init; }

    protected override bool Accepts(string text) => text.ToWebAddress() is { } address && (!HttpsOnly || address.Scheme == Uri.UriSchemeHttps);

    protected override string Refusal(string text) =>
        (text.Contains('@', StringComparison.Ordinal) ? "has a sign-in in it" : $"is {Shown(text)}") + $"; it should be an address such as {example}.";
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class HostNameAttribute(string example) : SettingKindAttribute
{
    protected override bool Accepts(string text) => Uri.CheckHostName(text) is not (UriHostNameType.Unknown or UriHostNameType.Basic);

    protected override string Refusal(string text) => $"is {Shown(text)}; it takes a name alone, such as {example}.";
}

/// <param name="isList">Several, with commas between.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordAttribute<T>(bool isList = false) : SettingKindAttribute where T : struct, Enum
{
    protected override bool Accepts(string text) => (isList ? text.ToList() : [text]).All(word => word.ToWord<T>() is not null);

    protected override string Refusal(string text) => $"is {Shown(text)}; it takes {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.";
}

/// <summary>A key that somebody chose and nobody may guess.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChosenKeyAttribute : SettingKindAttribute
{
    private const int MinLength = 20, MaxLength = 512, MinVariety = 8;

    protected override bool Accepts(string text) =>
        text.Length is >= MinLength and <= MaxLength && text.Distinct().Count() >= MinVariety && !text.Any(char.IsControl);

    protected override string Refusal(string text) =>
        $"is no safe key; it takes {MinLength} to {MaxLength} characters, at least {MinVariety} different ones. `openssl rand -base64 32` makes one.";
}

/// <summary>Random bytes in base64.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RandomKeyAttribute(int bytes) : SettingKindAttribute
{
    /// <summary>Random bytes of 32 have fewer different ones about never; a row of zeros is no key.</summary>
    private const int MinVariety = 8;

    protected override bool Accepts(string text) => text.ToBytes(bytes) is { } key && key.Distinct().Count() >= MinVariety;

    protected override string Refusal(string text) => $"should be {bytes} random bytes in base64; `openssl rand -base64 {bytes}` makes them.";
}
