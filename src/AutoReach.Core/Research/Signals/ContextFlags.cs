using System.Globalization;
using System.Text.RegularExpressions;
using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Research.Signals;

/// <summary>What speaks against an ordinary first email: found on the site once for all contacts, and for each lead against its workflow.</summary>
public static partial class ContextFlags
{
    /// <summary>An event with a date counts for eighteen months.</summary>
    public static readonly TimeSpan EventsCountFor = TimeSpan.FromDays(548);

    /// <summary>A site whose newest date is older says little about today.</summary>
    public static readonly TimeSpan SiteAgesAfter = TimeSpan.FromDays(731);

    /// <summary>Fewer words in all are a placeholder, not a site.</summary>
    public const int MinWords = 60;

    /// <summary>Flags of the company, from its pages alone; at most one of each kind.</summary>
    public static IReadOnlyList<ContextFlag> OfSite(IReadOnlyList<ReadablePage> pages, string company, DateTimeOffset now) =>
        [.. Events(pages, company, now).DistinctBy(flag => flag.Kind), .. Injection(pages), .. Stale(pages, now)];

    /// <summary>The company's flags and those that follow from this contact and this workflow.</summary>
    public static IReadOnlyList<ContextFlag> ForLead(Workflow workflow, Prospect prospect, Dossier dossier)
    {
        var flags = dossier.Flags.ToList();
        if (CompanyMismatch.Find(prospect, dossier) is { } mismatch)
            flags.Add(mismatch);
        if (Competitor(workflow.Messaging.Competitors, prospect, dossier) is { } competitor)
            flags.Add(competitor);
        if (prospect.Description is { } description && !flags.Exists(flag => flag.Kind == FlagKind.Injection) && InjectionSigns.Find(description) is { } sign)
            flags.Add(new ContextFlag(FlagKind.Injection, Blocking: true, $"The imported description addresses an AI: “{sign}”", "import:" + prospect.Source));
        return flags;
    }

    private static IEnumerable<ContextFlag> Events(IReadOnlyList<ReadablePage> pages, string company, DateTimeOffset now)
    {
        foreach (var page in pages.OrderBy(page => page.Kind == PageKind.News ? 0 : 1))
            for (var index = 0; index < page.Blocks.Count; index++)
            {
                if (!CompanyEvents.MayHold(page.Blocks[index].Text))
                    continue;
                foreach (var sentence in Sentences.Split(page.Blocks[index].Text))
                    if (CompanyEvents.Detect(sentence, company, page.Kind == PageKind.News) is { } kind
                        && !(DateOf(sentence, page, index) < now - EventsCountFor))
                        yield return new ContextFlag(kind, Blocking: true, $"“{Sentences.Excerpt(sentence)}”", page.Address.AbsoluteUri);
            }
    }

    /// <summary>A date in the sentence, else the last year that it names, else the date beside the block.</summary>
    private static DateTimeOffset? DateOf(string sentence, ReadablePage page, int index)
    {
        if (DatesInText.Find(sentence) is { } date)
            return date;
        var years = Year().Matches(sentence).Select(match => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture)).ToList();
        return years.Count > 0 ? new DateTimeOffset(years.Max(), 12, 31, 0, 0, 0, TimeSpan.Zero) : PageDates.Find(page.Blocks, index);
    }

    private static IEnumerable<ContextFlag> Injection(IReadOnlyList<ReadablePage> pages)
    {
        foreach (var page in pages)
            foreach (var text in page.Unread.Concat(page.Blocks.Select(block => block.Text)).Concat(page.Structured.Select(value => value.Value))
                .Append(page.Title).Append(page.Description))
                if (InjectionSigns.Find(text) is { } sign)
                {
                    yield return new ContextFlag(FlagKind.Injection, Blocking: true, $"The page addresses an AI: “{sign}”", page.Address.AbsoluteUri);
                    yield break;
                }
    }

    private static IEnumerable<ContextFlag> Stale(IReadOnlyList<ReadablePage> pages, DateTimeOffset now)
    {
        var words = pages.Sum(page => page.Words);
        var source = pages.Count > 0 ? pages[0].Address.AbsoluteUri : null;
        if (pages.SelectMany(page => page.Blocks.Select(block => block.Text).Append(page.Title))
            .FirstOrDefault(text => text.Length < 300 && Parked().IsMatch(text)) is { } parked && words < 400)
            yield return new ContextFlag(FlagKind.Stale, Blocking: true, $"The site is a placeholder: “{Sentences.Excerpt(parked)}”", source);
        else if (words < MinWords)
            yield return new ContextFlag(FlagKind.Stale, Blocking: true, $"The site has only {words} words of readable text.", source);
        else if (NewestDate(pages, now) is { } newest && newest < now - SiteAgesAfter)
            yield return new ContextFlag(FlagKind.Stale, Blocking: false,
                string.Create(CultureInfo.InvariantCulture, $"The newest date on the site is {newest:d MMMM yyyy}."), source);
    }

    private static DateTimeOffset? NewestDate(IReadOnlyList<ReadablePage> pages, DateTimeOffset now) => pages
        .SelectMany(page => page.Blocks.Select(block => block.Date)
            .Concat(page.Structured.Where(value => value.Property == "datePublished").Select(value => DatesInText.FromMachine(value.Value))))
        .Where(date => date <= now.AddDays(31)).Max();

    private static ContextFlag? Competitor(IReadOnlyList<string> competitors, Prospect prospect, Dossier dossier)
    {
        foreach (var competitor in competitors.Where(name => name.Trim().Length > 0))
        {
            var plain = CompanyNames.Plain(competitor);
            if (prospect.Company is { } company && IsSame(plain, company) || (prospect.Website is { } site && RegistrableHost.NameLabel(site.IdnHost) == plain)
                || dossier.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Name && IsSame(plain, fact.Value)) is not null)
                return new ContextFlag(
                    FlagKind.Competitor, Blocking: true, $"{prospect.CompanyName} is the competitor {competitor}.", prospect.Website?.AbsoluteUri);
            if (dossier.Mentions.FirstOrDefault(mention => Mentions(mention.Name, competitor)) is { } mention)
                return new ContextFlag(
                    FlagKind.Competitor, Blocking: true, $"The site names the competitor {competitor}: “{mention.Sentence}”", mention.Source);
            if (
                dossier.Facts.FirstOrDefault(fact => fact.Kind is FactKind.Customer or FactKind.Product or FactKind.News or FactKind.Summary
                && Mentions(fact.Excerpt, competitor)) is { } fact)
                return new ContextFlag(FlagKind.Competitor, Blocking: true, $"The site names the competitor {competitor}: “{fact.Excerpt}”", fact.Source);
        }
        return null;
    }

    /// <summary>The same name, with at most a legal form or the like more: "Acme" is not "Acme Foods".</summary>
    private static bool IsSame(string plainCompetitor, string name) =>
        CompanyNames.Plain(name) == plainCompetitor || CompanyNames.Plain(LegalForms.Strip(name)) == plainCompetitor;

    private static bool Mentions(string text, string competitor)
    {
        var at = text.IndexOf(competitor, char.IsUpper(competitor.Trim()[0]) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            && (at + competitor.Length == text.Length || !char.IsLetterOrDigit(text[at + competitor.Length]));
    }

    [GeneratedRegex(@"\b(?:19|20)\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex(
        @"\b(?:domain (?:name )?(?:is|may be) (?:for sale|available|parked)|buy this domain|this domain (?:has expired|was registered)|parked (?:free"
            + @"|domain)|website (?:is )?(?:coming soon|under construction)|^coming soon|^under construction|default web ?site page|welcome to nginx"
            + @"|apache2? (?:\w+ )?default page|it works!|account (?:has been )?suspended|future home of something)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Parked();
}
