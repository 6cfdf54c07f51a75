using System.Text.RegularExpressions;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>Headlines with the date that the page gives them, newest first.</summary>
internal static partial class NewsFinder
{
    private const int MaxNews = 8;

    private sealed record Headline(string Text, ReadablePage Page, DateTimeOffset Date);

    public static void Find(IReadOnlyList<ReadablePage> pages, DateTimeOffset now, Findings findings)
    {
        var headlines = pages.SelectMany(page => OfStructured(page)
                .Concat(page.Kind is PageKind.News or PageKind.Home or PageKind.About or PageKind.Other ? OfBlocks(page) : []))
            .Where(headline =>
                headline.Date <= now.AddDays(1) && Words.Count(headline.Text) is >= 3 and <= 30 && headline.Text.Length <= 200
                    && !Menu().IsMatch(headline.Text))
            .OrderByDescending(headline => headline.Date)
            .Take(MaxNews);
        foreach (var headline in headlines)
            findings.Add(FactKind.News, headline.Text, headline.Page, headline.Text, headline.Date);
    }

    private static IEnumerable<Headline> OfStructured(ReadablePage page) =>
        from item in page.Structured.Where(value => value.Property is "headline" or "datePublished").GroupBy(value => value.Item)
        let headline = item.FirstOrDefault(value => value.Property == "headline")
        let date = DatesInText.FromMachine(item.FirstOrDefault(value => value.Property == "datePublished")?.Value)
        where headline is not null && date is not null
        select new Headline(headline.Value, page, date.Value);

    private static IEnumerable<Headline> OfBlocks(ReadablePage page)
    {
        for (var index = 0; index < page.Blocks.Count; index++)
            if (PageDates.IsHeadline(page.Blocks[index]) && PageDates.Find(page.Blocks, index) is { } date)
                yield return new Headline(WithoutDate(page.Blocks[index].Text), page, date);
    }

    /// <summary>Lists often print <c>March 3, 2026 — Headline</c> in one line, with or without a mark between.</summary>
    private static string WithoutDate(string text)
    {
        if (LeadingDate().Match(text) is { Success: true } date && DatesInText.Find(date.Value) is not null)
            return text[date.Length..].TrimStart(' ', '–', '—', '|', ':', '·', '-');
        var cut = text.IndexOfAny(['–', '—', '|', ':', '·']);
        if (cut is > 5 and < 24 && DatesInText.Find(text[..cut]) is not null)
            return text[(cut + 1)..].Trim();
        return text;
    }

    [GeneratedRegex(@"^(?:\d{4}-\d\d-\d\d|\d{1,2}\.? \p{L}+\.? \d{4}|\p{L}+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b")]
    private static partial Regex LeadingDate();

    /// <summary>A site's navigation that a page puts next to a date.</summary>
    [GeneratedRegex(@"\b(?:Home|Start)\b.*\b(?:About|Who we are)\b.*\b(?:Contact|Get in touch|Careers|Jobs|Blog)\b")]
    private static partial Regex Menu();
}
