using System.Globalization;

namespace AutoReach.Core.Learning.Style;

/// <summary>A style profile in the words of instructions, for drafters that are told instead of choosing among lines of their own.</summary>
public static class StyleRules
{
    /// <summary>What the profile knows, one rule each; empty while it knows nothing. Kinds of opening and call are chosen by the profile itself.</summary>
    /// <param name="company">Fills wordings of the team; one that needs what is not known is left out.</param>
    public static IReadOnlyList<string> Describe(StyleProfile style, string? company, string? firstName, Uri? link) =>
    [
        .. style.MaxWords is { } words ? [string.Create(CultureInfo.InvariantCulture, $"The whole email has at most {words} words.")] : Array.Empty<string>(),
        .. style.Tone is { } tone ? [$"The tone is {tone.ToString().ToLowerInvariant()}."] : Array.Empty<string>(),
        .. style.Avoid.Count > 0 ? [$"Never write {string.Join(", ", style.Avoid.Select(Quoted))}."] : Array.Empty<string>(),
        .. from wording in style.Wordings
           let text = wording.Fill(company, firstName, link)
           where text is not null
           select $"{Part(wording)} may read {Quoted(text)}.",
    ];

    private static string Part(Wording wording) => wording.Variant.Split('.')[0];

    private static string Quoted(string text) => $"“{text}”";
}
