using AutoReach.Core.Reference;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Adapters.Web;

/// <param name="Address">What to read.</param>
/// <param name="Kind">Why.</param>
/// <param name="Rank">Higher first.</param>
internal sealed record PageCandidate(Uri Address, PageKind Kind, int Rank);

/// <summary>Which pages of a site tell most about the company, judged by paths and link texts.</summary>
internal static class PageChoice
{
    private static readonly (PageKind Kind, int Worth, PhraseTable<bool> Words)[] Kinds =
    [
        Kind(PageKind.About, 60, "about", "about us", "company", "who we are", "our story", "our company", "our mission", "mission", "uber uns", "ueber uns",
        "a propos", "quienes somos", "aboutus"),
        Kind(PageKind.Careers, 50, "careers", "career", "jobs", "join us", "join our team", "work with us", "we're hiring", "hiring", "open positions",
            "karriere", "work at", "working here", "joinus"),
        Kind(PageKind.News, 45, "news", "press", "newsroom", "press releases", "media", "announcements", "blog", "company news", "in the news", "updates"),
        Kind(PageKind.Team, 40, "team", "our team", "people", "leadership", "founders", "management", "our people", "meet the team"),
        Kind(PageKind.Contact, 35, "contact", "contact us", "locations", "offices", "impressum", "imprint", "kontakt", "get in touch"),
        Kind(PageKind.Products, 30, "product", "products", "platform", "solutions", "services", "what we do", "features", "how it works"),
        Kind(PageKind.Customers, 25, "customers", "case studies", "clients", "our work", "success stories", "portfolio", "testimonials"),
    ];

    private static readonly PhraseTable<bool> Unwanted = Table(
        "login", "log in", "signin", "sign in", "signup", "sign up", "register", "privacy", "terms", "legal", "cookie",
        "cookies", "cart", "checkout", "account", "rss", "feed", "tag", "category", "author", "status", "docs", "support", "help", "forum", "download",
            "unsubscribe", "demo");

    /// <summary>What a page is for by its address alone.</summary>
    public static PageKind KindOf(Uri address) =>
        address.AbsolutePath.Trim('/').Length == 0 ? PageKind.Home : Judge(new PageLink(address, ""))?.Kind ?? PageKind.Other;

    /// <param name="links">Links of the pages read so far.</param>
    /// <param name="site">Address of the page that the site was entered by.</param>
    /// <param name="taken">Pages that were asked for already.</param>
    /// <param name="most">At most so many.</param>
    /// <returns>The best page of each kind first, then second ones of the better kinds.</returns>
    public static List<PageCandidate> Choose(IEnumerable<PageLink> links, Uri site, IReadOnlySet<Uri> taken, int most)
    {
        var ranked = links
            .Where(link => RegistrableHost.SameOwner(link.Target.IdnHost, site.IdnHost) && WebAddress.WhyRefused(link.Target) is null)
            .Select(Judge).OfType<PageCandidate>()
            .Where(candidate => !taken.Contains(candidate.Address))
            .GroupBy(candidate => Key(candidate.Address)).Select(same => same.MaxBy(candidate => candidate.Rank)!)
            .OrderByDescending(candidate => candidate.Rank).ThenBy(candidate => candidate.Address.AbsoluteUri, StringComparer.Ordinal)
            .ToList();
        var first = ranked.DistinctBy(candidate => candidate.Kind).ToList();
        return [.. first.Concat(ranked.Except(first).Where(candidate => candidate.Kind is PageKind.News or PageKind.About or PageKind.Team)).Take(most)];
    }

    /// <summary>What a news page leads to, in its own order, which is newest first: bad news is often told only in the article.</summary>
    public static IEnumerable<PageCandidate> Articles(IEnumerable<ReadablePage> pages) =>
        from page in pages
        where page.Kind == PageKind.News
        from link in page.Links
        where CompanyKey.ForHost(link.Target.IdnHost) == CompanyKey.ForHost(page.Address.IdnHost) && WebAddress.WhyRefused(link.Target) is null
            && link.Target.AbsolutePath.StartsWith(page.Address.AbsolutePath.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase)
            && link.Target.AbsolutePath.Length > page.Address.AbsolutePath.TrimEnd('/').Length + 1 && !IsFile(link.Target.AbsolutePath)
        select new PageCandidate(WithoutFragment(link.Target), PageKind.News, 0);

    /// <summary>Addresses that serve the same page, spelled alike.</summary>
    public static string Key(Uri address) => $"{CompanyKey.ForHost(address.IdnHost)}{address.AbsolutePath.TrimEnd('/').ToLowerInvariant()}{address.Query}";

    private static PageCandidate? Judge(PageLink link)
    {
        var path = link.Target.AbsolutePath.Trim('/');
        if (path.Length > 120 || link.Target.Query.Length > 40 || IsFile(path))
            return null;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var last = segments.Length > 0 ? Spelled(segments[^1]) : "";
        if (Unwanted.Find(Spelled(path)).Count > 0 || (link.Text.Length < 60 && Unwanted.Find(link.Text).Count > 0))
            return null;
        var subdomain = link.Target.IdnHost.Split('.')[0];
        PageCandidate? best = null;
        foreach (var (kind, worth, words) in Kinds)
        {
            var match = Strength(words, last, 40) + Strength(words, link.Text, 25) + (segments.Length > 1 ? Strength(words, Spelled(segments[0]), 10) : 0)
                + (segments.Length <= 1 ? Strength(words, subdomain, 30) : 0);
            if (match > 0 && worth + match - 8 * segments.Length is var rank && rank > (best?.Rank ?? 0))
                best = new PageCandidate(WithoutFragment(link.Target), kind, rank);
        }
        return best;
    }

    /// <summary>Whole matches count in full, a word among others less the more others there are.</summary>
    private static int Strength(PhraseTable<bool> words, string text, int full)
    {
        if (text.Length is 0 or > 80 || words.Find(text) is not [var hit, ..])
            return 0;
        return Math.Max(0, full * hit.Length / text.Trim().Length - (text.Length > 40 ? full / 2 : 0));
    }

    private static bool IsFile(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/')
            && path[(dot + 1)..].ToLowerInvariant() is not ("html" or "htm" or "php" or "aspx" or "jsp" or "asp" or "shtml" or "xhtml" or "cfm");
    }

    private static string Spelled(string segment)
    {
        var name = Uri.UnescapeDataString(segment);
        var dot = name.LastIndexOf('.');
        return (dot > 0 ? name[..dot] : name).Replace('-', ' ').Replace('_', ' ').Replace('/', ' ');
    }

    private static Uri WithoutFragment(Uri address) => address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;

    private static (PageKind, int, PhraseTable<bool>) Kind(PageKind kind, int worth, params string[] words) => (kind, worth, Table(words));

    private static PhraseTable<bool> Table(params string[] words) => new(words.Select(word => (word, true)));
}
