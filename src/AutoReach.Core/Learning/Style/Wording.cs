using System.Text.RegularExpressions;
using AutoReach.Core.Drafting;

namespace AutoReach.Core.Learning.Style;

/// <summary>A sentence or two that people wrote again and again, with names taken out.</summary>
/// <param name="Slot">The part it stands in.</param>
/// <param name="Kind">See <see cref="KindReading"/>; <c>plain</c> for parts without kinds.</param>
/// <param name="Template">Its text with <c>{company}</c>, <c>{firstName}</c> and <c>{link}</c> where those stood.</param>
public sealed partial record Wording(SlotKind Slot, string Kind, string Template)
{
    /// <summary>As a choice among a drafter's own alternatives: <c>opening.question.learned-1k9f</c>.</summary>
    public string Variant => $"{EnumWords.Of(Slot)}.{Kind}.{Learned}{Digest.Base32(Template, bytes: 4)}";

    public const string Learned = "learned-";

    public static string TemplateOf(string text, string company, string? firstName)
    {
        var template = Link().Replace(text, "{link}");
        template = Replace(template, company, "{company}");
        var shortName = Aside().Replace(company, "").Trim(' ', ',', '.');
        if (shortName.Length > 1)
            template = Replace(template, shortName, "{company}");
        return firstName is { Length: > 1 } ? Replace(template, firstName, "{firstName}") : template;
    }

    /// <returns>Null where a name that it needs is not known.</returns>
    public string? Fill(string? company, string? firstName, Uri? link)
    {
        if ((Template.Contains("{company}", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(company))
            || (Template.Contains("{firstName}", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(firstName))
            || (Template.Contains("{link}", StringComparison.Ordinal) && link is null))
            return null;
        return Template.Replace("{company}", company, StringComparison.Ordinal)
            .Replace("{firstName}", firstName, StringComparison.Ordinal)
            .Replace("{link}", link?.OriginalString, StringComparison.Ordinal);
    }

    private static string Replace(string text, string name, string placeholder) =>
        name.Length < 2 ? text : Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}{{]){Regex.Escape(name)}(?![\p{{L}}"
            + $@"\p{{N}}}}])", placeholder, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"https?://[^\s)>\]]+[^\s)>\].,;!?]")]
    private static partial Regex Link();

    [GeneratedRegex(@"\s*\([^()]*\)|[\s,]+(?:inc|llc|ltd|limited|gmbh|ag|corp|corporation|plc|pty|s\.?a|b\.?v)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex Aside();
}
