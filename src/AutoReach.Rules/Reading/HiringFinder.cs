using System.Text.RegularExpressions;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;

namespace AutoReach.Rules.Reading;

/// <summary>Open positions on the careers page, by job title.</summary>
internal static partial class HiringFinder
{
    private const int MaxTitles = 8;

    public static void Find(IReadOnlyList<ReadablePage> pages, Findings findings)
    {
        foreach (var page in pages)
        {
            foreach (var value in page.Structured.Where(value => value.Type == "JobPosting" && value.Property == "title"))
                Add(page, value.Value, value.Value);
            if (page.Kind != PageKind.Careers || page.Blocks.Any(block => NothingOpen().IsMatch(block.Text)))
                continue;
            foreach (var block in page.Blocks)
                if (block.Kind is BlockKind.Heading or BlockKind.ListItem or BlockKind.Cell || block.LinkShare > 0.5)
                    if (block.Text.Length is > 6 and <= 110 && Title().Match(block.Text) is { Success: true } title && !NoTitle().IsMatch(block.Text))
                        Add(page, title.Groups["title"].Value.Trim(), block.Text);
        }

        void Add(ReadablePage page, string title, string excerpt)
        {
            if (findings.Count(FactKind.Hiring) < MaxTitles && title.Length is > 4 and <= 80)
                findings.Add(FactKind.Hiring, title, page, excerpt);
        }
    }

    [GeneratedRegex(
        @"^(?<title>(?:[\p{Lu}\p{N}(][\p{L}\p{N}.+#/&()’'-]*,?\s+(?:of\s+|and\s+|for\s+|&\s+)?){0,6}(?:Engineer|Developer|Manager|Designer|Director"
            + @"|Scientist|Analyst|Architect|Specialist|Representative|Executive|Recruiter|Administrator|Writer|Lead|Consultant|Accountant|Researcher"
            + @"|Coordinator|Marketer|Strategist|Technician|Associate|Counsel|Advocate|Officer|Head of \p{L}+|VP of \p{L}+)s?\b(?:,\s+\p{Lu}[\p{L} "
            + @"&/]{2,30})?)")]
    private static partial Regex Title();

    [GeneratedRegex(@"\b(?:you|your|we|our|meet|report|with|who)\b|[.!?]$", RegexOptions.IgnoreCase)]
    private static partial Regex NoTitle();

    [GeneratedRegex(
        @"\b(?:no (?:open|current|job) (?:positions|openings|roles|vacancies)|not (?:currently )?hiring|no (?:openings|vacancies|positions) (?:at"
            + @"|right|available|currently)|don[’']t have any (?:open|current))", RegexOptions.IgnoreCase)]
    private static partial Regex NothingOpen();
}
