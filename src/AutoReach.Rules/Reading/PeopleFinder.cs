using System.Text.RegularExpressions;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;

namespace AutoReach.Rules.Reading;

/// <summary>People with their roles, as <c>Jane Doe, Chief Executive Officer</c>: from structured data and from cards on team pages.</summary>
internal static partial class PeopleFinder
{
    private const int MaxPeople = 12;

    public static void Find(IReadOnlyList<ReadablePage> pages, Findings findings)
    {
        foreach (var page in pages)
        {
            foreach (var person in page.Structured.Where(value => value.Type == "Person").GroupBy(value => value.Item))
                if (person.FirstOrDefault(value => value.Property == "name") is { } name
                    && person.FirstOrDefault(value => value.Property == "jobTitle") is { } title)
                    Add(page, name.Value, title.Value, $"{name.Value} {title.Value}", adjacent: false);
            if (page.Kind is PageKind.Team or PageKind.About or PageKind.Home or PageKind.Contact)
                OfBlocks(page);
        }

        void OfBlocks(ReadablePage page)
        {
            for (var index = 0; index < page.Blocks.Count; index++)
            {
                var text = page.Blocks[index].Text;
                if (text.Length > 120)
                    continue;
                if (NameAndRole().Match(text) is { Success: true } both && IsName(both.Groups["name"].Value) && IsRole(both.Groups["role"].Value))
                    Add(page, both.Groups["name"].Value, both.Groups["role"].Value, text, adjacent: true);
                else if (IsName(text) && index + 1 < page.Blocks.Count && page.Blocks[index + 1].Text is var role && IsRole(role))
                    Add(page, text, role, $"{text} {role}", adjacent: true);
            }
        }

        void Add(ReadablePage page, string name, string role, string excerpt, bool adjacent)
        {
            if (findings.Count(FactKind.Person) < MaxPeople && role.Length is > 1 and <= 80)
                findings.Add(FactKind.Person, $"{name}, {role}", page, adjacent ? excerpt : name);
        }
    }

    private static bool IsName(string text) => text.Length is >= 5 and <= 40 && Name().IsMatch(text) && !NoName().IsMatch(text);

    private static bool IsRole(string text) =>
        text.Length is >= 3 and <= 80 && Role().IsMatch(text) && !text.EndsWith('.') && !text.EndsWith('?') && !NoRole().IsMatch(text);

    [GeneratedRegex(@"^(?<name>[^,–—|(]{5,40}?)\s*(?:,|\s[–—|-]\s|\()\s*(?<role>[^)]{3,80})\)?$")]
    private static partial Regex NameAndRole();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’\-]+(?:\s+(?:\p{Lu}\.|\p{Lu}[\p{L}'’\-]*|de|van|von|der|da|di|la|le|bin|al|el)){1,4}$")]
    private static partial Regex Name();

    [GeneratedRegex(
        @"\b(?:Our|The|About|Meet|Team|Company|Contact|Join|Open|View|Learn|Read|Head|Chief|Director|Manager|Engineer|Engineering|Sales|Marketing"
            + @"|Product|Products|Customer|Support|Services|Office|Street|Work|Careers|News|Press|Privacy|Terms|All|How|Why|What|Who|We|United|New"
            + @"|Software|Board|Leadership|Management|Mission|Values|Story|Founders?|Officer|Developer|Designer|President|Get|Start|Free|Data|Cloud"
            + @"|Technology|Operations)\b")]
    private static partial Regex NoName();

    [GeneratedRegex(
        @"\b(?:CEO|CTO|COO|CFO|CMO|CPO|CRO|CIO|CISO|Chief|Founder|Co-?founder|President|VP|Vice President|Head of|Head,|Director|Manager|Lead|Engineer"
            + @"|Developer|Designer|Partner|Chair(?:man|woman|person)?|Owner|Principal|Architect|Officer|Recruiter|Analyst|Specialist|Consultant"
            + @"|Counsel|Editor|Scientist|Strategist)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Role();

    [GeneratedRegex(@"\b(?:we|our|you|your|join|looking|hiring|apply|read|view)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoRole();
}
