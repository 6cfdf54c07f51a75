using System.Globalization;
using System.Text.RegularExpressions;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>How many people work there, where the company states it of itself.</summary>
internal static partial class SizeFinder
{
    private static readonly string[] NumberWords =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
            "seventeen", "eighteen", "nineteen", "twenty"];

    public static void Find(IReadOnlyList<ReadablePage> pages, string company, Findings findings)
    {
        foreach (var page in pages)
            foreach (var value in page.Structured)
                if (value.Property == "numberOfEmployees" && CompanySizes.TryParse(value.Value, out var size))
                {
                    Add(size, page, value.Value);
                    return;
                }
        foreach (var page in pages.Where(page => page.Kind != PageKind.News))
            foreach (var block in page.Blocks)
                foreach (var sentence in block.Text.Length > 12 ? Sentences.Split(block.Text) : [])
                    if (HeadCountOf(sentence, company) is { } people)
                    {
                        Add(CompanySizes.FromHeadCount(people), page, sentence);
                        return;
                    }

        void Add(CompanySize size, ReadablePage page, string excerpt) =>
            findings.Add(FactKind.Size, size.ToString().ToLowerInvariant(), page, excerpt);
    }

    /// <returns>The head count that a sentence states of the company itself; null when it states none.</returns>
    internal static int? HeadCountOf(string sentence, string company)
    {
        if (!MayCount(sentence))
            return null;
        if (Others().IsMatch(sentence) || Department().IsMatch(sentence)
            || !(Self().IsMatch(sentence) || sentence.Contains(company, StringComparison.OrdinalIgnoreCase)))
            return null;
        var counts = HeadCount().Matches(sentence).Select(Read).OfType<int>().ToList();
        return counts.Count == 0 ? null : counts.Max(); // "started with 2 people and grew to over 130"
    }

    private static int? Read(Match match)
    {
        var number = match.Groups["n"].Success ? match.Groups["n"].Value : match.Groups["n2"].Value;
        var people = Array.IndexOf(NumberWords, number.ToLowerInvariant()) is >= 0 and var index ? index + 1
            : number.Equals("a dozen", StringComparison.OrdinalIgnoreCase) ? 12

                : int.TryParse(number.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal), NumberStyles.None,
                    CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : 0;
        var isYear = people is >= 1990 and <= 2100 && !match.Groups["unit"].Success;
        if (people is < 1 or > 3_000_000 || isYear)
            return null;
        return match.Groups["more"].Success && people % 10 == 0 ? people + 1 : people;
    }

    private static bool MayCount(string sentence) =>
        sentence.Contains("employee", StringComparison.OrdinalIgnoreCase) || sentence.Contains("people", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("team", StringComparison.OrdinalIgnoreCase) || sentence.Contains("staff", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("colleagues", StringComparison.OrdinalIgnoreCase) || sentence.Contains("person ", StringComparison.OrdinalIgnoreCase);

    private const string Number =
        @"\d{1,3}(?:[,.]\d{3})+|\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
            + @"|eighteen|nineteen|twenty|a dozen";

    [GeneratedRegex(
        @"\b(?<more>over|more than|upwards of)?\s*(?<n>" + Number
        + @")(?<more>\s*\+)?[\s-]*(?:(?:full[- ]time|talented|passionate|remote|dedicated|amazing|great|smart|wonderful|skilled|happy|global"
        + @"|curious)[\s,-]+){0,2}(?<unit>employees|people|team ?members|staff|colleagues|teammates|person|folks)\b"
        + @"|\b(?:team|staff|company|crew|group) of (?:(?:about|around|nearly|roughly|approximately|almost|some|just)\s+)?(?<more>over\s+|more than\s+)?(?<n2>"
            + Number + @")(?<more>\s*\+)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex HeadCount();

    /// <summary>A part of the company, not the company.</summary>
    [GeneratedRegex(@"\b(?:engineering|sales|marketing|support|design|product|development|dev|data|security|leadership|management|founding) team\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Department();

    [GeneratedRegex(@"\b(?:we|we're|we’re|our|us|team of|(?:person|strong) (?:team|company)|the company|the team)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Self();

    [GeneratedRegex(
        @"\b(?:customers?|clients?|users?|subscribers|members worldwide|companies (?:with|of)|businesses|teams of|serve[sd]?|serving|used by|trusted "
            + @"by|helped|help|million|billion|visitors|attend(?:ed|ees)|applicants|raised|donat\w+|lives of|up to|between)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Others();
}
