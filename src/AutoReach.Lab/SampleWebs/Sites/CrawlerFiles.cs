namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>robots.txt and sitemap.xml.</summary>
internal static class CrawlerFiles
{
    public static string Robots(Site site)
    {
        var sitemap = $"Sitemap: {site.Address("/sitemap.xml").AbsoluteUri}\n";
        return site.Trouble == Trouble.NoRobots
            ? "# Automatic readers are asked to stay away.\nUser-agent: *\nDisallow: /\n"
            : site.Seed.Below("robots/style", 4) switch
            {
                0 => "User-agent: *\nAllow: /\n\n" + sitemap,
                1 => "User-agent: *\nDisallow: /wp-admin/\nDisallow: /search\nAllow: /wp-admin/admin-ajax.php\n" + sitemap,
                2 => "# be nice\nUser-agent: BadBot\nDisallow: /\n\nUser-agent: *\nDisallow: /internal/\nDisallow: /*?preview=\n",
                _ => "User-agent: *\nDisallow:\n",
            };
    }

    public static string Sitemap(Site site) => Html.Of($"""
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        {Html.Each(Pages(site), path => Html.Of($"<url><loc>{site.Address(path).AbsoluteUri}</loc></url>\n"))}</urlset>
        """).Text;

    private static IEnumerable<string> Pages(Site site)
    {
        foreach (var kind in Navigation.Pages(site))
            yield return site.Path(kind);
        foreach (var item in Newsroom.Items(site))
            yield return NewsPage.PathOf(site, item);
    }
}
