using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using AutoReach.Core.Drafting;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Items;

/// <summary>Which values a person may give an item, and how they are written down.</summary>
public static partial class ItemValues
{
    public const int MinWords = 30;
    public const int MaxPhraseLength = 100;
    public const int MaxTemplateLength = 400;
    public const double MaxWeight = 5;

    private static readonly string[] Openings = ["observation", "question", "compliment", "direct"];
    private static readonly string[] Calls = ["question", "calendar", "soft", "direct", "referral"];

    /// <summary>What is expected of a kind's value, for people.</summary>
    public static string Expected(ItemKind kind) => kind switch
    {
        ItemKind.Preference => "A weight in log-odds from -5 to 5: above 0 speaks for a lead, below 0 against it.",
        ItemKind.Strictness => "A weight in log-odds from -5 to 5: below 0 is stricter than the team.",
        ItemKind.Length => $"A whole number of words from {MinWords} to {DraftChecks.MaxWords}.",
        ItemKind.Tone => "One of casual, neutral, formal.",
        ItemKind.Opening => $"One of {string.Join(", ", Openings)}.",
        ItemKind.CallToAction => $"One of {string.Join(", ", Calls)}.",
        ItemKind.Structure => "A kind of this part: one lower-case word such as plain, brief, reason, fit.",
        ItemKind.StruckPhrase => $"A phrase of 1 to {MaxPhraseLength} characters on one line.",
        ItemKind.Wording =>
            $"A sentence or two of at most {MaxTemplateLength} characters on one line; the only braces are {{company}}, {{firstName}} and {{link}}.",
        ItemKind.SignOff => $"The words above the name, 1 to {MaxPhraseLength} characters on one line.",
        _ => throw new InvalidOperationException($"Unexpected {kind}."),
    };

    /// <returns>False where the text is no value of this kind; <see cref="Expected"/> says what is.</returns>
    public static bool TryRead(ItemKind kind, string text, [NotNullWhen(true)] out string? value)
    {
        var trimmed = text.Trim();
        value = kind switch
        {
            ItemKind.Preference or ItemKind.Strictness =>
                double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && Math.Abs(weight) <= MaxWeight
                    ? Format(weight)
                    : null,
            ItemKind.Length =>
                int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var words) && words is >= MinWords and <= DraftChecks.MaxWords
                    ? Format(words)
                    : null,
            ItemKind.Tone or ItemKind.Opening or ItemKind.CallToAction => OneOf(ChoicesOf(kind), trimmed),
            ItemKind.Structure => Word().IsMatch(trimmed) ? trimmed : null,
            ItemKind.StruckPhrase or ItemKind.SignOff => IsLine(trimmed, MaxPhraseLength) ? trimmed : null,
            ItemKind.Wording => IsLine(trimmed, MaxTemplateLength) && Placeholder().Replace(trimmed, "").IndexOfAny(['{', '}']) < 0 ? trimmed : null,
            _ => throw new InvalidOperationException($"Unexpected {kind}."),
        };
        return value is not null;
    }

    /// <summary>Whether the value of a kind is a number.</summary>
    public static bool IsNumber(ItemKind kind) => kind is ItemKind.Preference or ItemKind.Strictness or ItemKind.Length;

    /// <summary>The kinds that may be chosen from; empty where the value is free.</summary>
    public static IReadOnlyList<string> ChoicesOf(ItemKind kind) => kind switch
    {
        ItemKind.Tone => [.. Enum.GetNames<Tone>().Select(name => name.ToLowerInvariant())],
        ItemKind.Opening => Openings,
        ItemKind.CallToAction => Calls,
        _ => [],
    };

    public static string Format(double weight) => (Math.Round(weight, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture);

    public static double NumberOf(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? OneOf(IReadOnlyList<string> choices, string text) =>
        choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase));

    private static bool IsLine(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && text.Any(char.IsLetterOrDigit) && !text.Any(char.IsControl);

    [GeneratedRegex(@"\{(?:company|firstName|link)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("^[a-z][a-zA-Z]{0,30}$")]
    private static partial Regex Word();
}
