using System.Collections.Frozen;

namespace AutoReach.Lab.SampleWebs.Sites;

internal enum PageKind { Home, About, Careers, News, Contact, Customers, Product, Legal }

/// <summary>Where a site keeps its pages, and which page a path means.</summary>
internal static class SitePath
{
    // In the order in which a word decides: /company/careers is about careers.
    private static readonly (PageKind Kind, FrozenSet<string> Words)[] Meanings =
    [
        (PageKind.Legal, Words("privacy terms legal imprint cookies")),
        (PageKind.Careers, Words("career careers job jobs openings positions vacancies karriere hiring")),
        (PageKind.Contact, Words("contact contacts kontakt")),
        (PageKind.News, Words("news newsroom blog press updates")),
        (PageKind.Customers, Words("customers customer case stories clients")),
        (PageKind.Product, Words("product products platform features services solutions")),
        (PageKind.About, Words("about company team story")),
    ];

    private static readonly Func<PageKind, string>[] Styles =
    [
        kind => kind switch
        {
            PageKind.Home => "/", PageKind.Legal => "/privacy", PageKind.About => "/about", PageKind.Careers => "/careers",
            PageKind.News => "/news", PageKind.Contact => "/contact", PageKind.Customers => "/customers", _ => "/product",
        },
        kind => kind switch
        {
            PageKind.Home => "/", PageKind.Legal => "/privacy", PageKind.About => "/about-us", PageKind.Careers => "/jobs",
            PageKind.News => "/blog", PageKind.Contact => "/contact-us", PageKind.Customers => "/case-studies", _ => "/platform",
        },
        kind => kind switch
        {
            PageKind.Home => "/", PageKind.Legal => "/privacy", PageKind.About => "/company/about",
            PageKind.Careers => "/company/careers", PageKind.News => "/company/newsroom", PageKind.Contact => "/company/contact",
            PageKind.Customers => "/clients", _ => "/features",
        },
        kind => kind switch
        {
            PageKind.Home => "/", PageKind.Legal => "/privacy", PageKind.About => "/about.html",
            PageKind.Careers => "/careers.html", PageKind.News => "/press.html", PageKind.Contact => "/contact.html",
            PageKind.Customers => "/stories.html", _ => "/services.html",
        },
    ];

    public static string For(Seed seed, PageKind kind) => seed.Pick("paths", Styles)(kind);

    /// <summary>A path that means nothing else is the front page, as on many single-page sites.</summary>
    public static PageKind Meaning(string path)
    {
        var words = path.ToLowerInvariant().Split(['/', '-', '.', '_'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var (kind, meaning) in Meanings)
            if (words.Any(meaning.Contains))
                return kind;
        return PageKind.Home;
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet();
}
