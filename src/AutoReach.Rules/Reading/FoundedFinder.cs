using System.Globalization;
using System.Text.RegularExpressions;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>The year of founding.</summary>
internal static partial class FoundedFinder
{
    public static void Find(IReadOnlyList<ReadablePage> pages, string company, DateTimeOffset now, Findings findings)
    {
        foreach (var page in pages)
        {
            foreach (var value in page.Structured)
                if (value.Property == "foundingDate" && value.Value.Length >= 4 && Add(page, value.Value[..4], value.Value))
                    return;
            if (page.Kind is PageKind.News)
                continue;
            foreach (var block in page.Blocks)
                if (block.Text.AsSpan().ContainsAnyInRange('0', '9') && Founded().IsMatch(block.Text))
                    foreach (var sentence in Sentences.Split(block.Text))
                        if (Founded().Match(sentence) is { Success: true } match && IsOwn(sentence, company) && Add(page, match.Groups["year"].Value, sentence))
                            return;
        }

        bool Add(ReadablePage page, string year, string excerpt)
        {
            if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1600 || number > now.Year)
                return false;
            findings.Add(FactKind.Founded, year, page, excerpt);
            return true;
        }
    }

    private static bool IsOwn(string sentence, string company) =>
        sentence.Contains(company, StringComparison.OrdinalIgnoreCase) || Self().IsMatch(sentence) || Founded().Match(sentence).Index < 3;

    [GeneratedRegex(
        @"\b(?:founded|established|started|incorporated|launched|began|in business|around) (?:[\p{L}' ]{0,40} )?(?:in|since) (?:\p{L}+ "
            + @")?(?<year>(?:1[6-9]|20)\d\d)\b|\b[Ss]ince (?<year>(?:1[6-9]|20)\d\d),? (?:we|our)\b|\b(?:est\.|established) (?<year>(?:1[6-9]"
            + @"|20)\d\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Founded();

    [GeneratedRegex(@"\b(?:we|our|us|company|team|business|was founded|it was)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Self();
}
