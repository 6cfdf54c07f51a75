namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>How a site names its pages and lists them.</summary>
internal static class Navigation
{
    private static readonly Func<PageKind, string>[] Labels =
    [
        kind => kind.ToString(),
        kind => kind switch
        {
            PageKind.Home => "Start", PageKind.About => "About us", PageKind.Careers => "Jobs", PageKind.News => "Blog",
            PageKind.Contact => "Get in touch", PageKind.Customers => "Case studies", _ => "Platform",
        },
        kind => kind switch
        {
            PageKind.Home => "Home", PageKind.About => "Who we are", PageKind.Careers => "Work with us", PageKind.News => "Newsroom",
            PageKind.Contact => "Contact us", PageKind.Customers => "Success stories", _ => "What we offer",
        },
    ];

    public static IEnumerable<PageKind> Pages(Site site) =>
        Enum.GetValues<PageKind>().Where(kind => kind switch
        {
            PageKind.Customers => site.HasCustomers,
            PageKind.Product => site.HasProduct,
            PageKind.Legal => false, // linked from the footer only
            _ => true,
        });

    public static string Label(Site site, PageKind kind) => site.Seed.Pick("labels", Labels)(kind);

    public static Html Links(Site site, string separator = "") => Html.Each(Pages(site),
        kind => Html.Of($"<a href=\"{Target(site, kind)}\">{Label(site, kind)}</a>{new Html(separator)}"));

    public static Html List(Site site) => Html.Each(Pages(site),
        kind => Html.Of($"<li class=\"nav-item\"><a href=\"{Target(site, kind)}\">{Label(site, kind)}</a></li>\n"));

    // Some sites link with whole addresses, as content management systems do.
    public static string Target(Site site, PageKind kind) => site.Seed.Chance("absolute", 25)
        ? site.Address(site.Path(kind)).AbsoluteUri
        : site.Path(kind);
}
