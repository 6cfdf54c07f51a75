using System.Globalization;
using AutoReach.Core.Text;

namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>The list of news, and a page for every item under it.</summary>
internal static class NewsPage
{
    private static readonly Func<Site, Html>[] Layouts = [Articles, Teasers, Plain];

    public static Html Render(Site site, string path)
    {
        var slug = path.TrimEnd('/').Split('/')[^1];
        return Newsroom.Items(site).FirstOrDefault(item => item.Slug == slug) is { } found
            ? Shell.Wrap(site, PathOf(site, found), found.Title, Article(site, found))
            : Shell.Wrap(site, PageKind.News, site.Seed.Pick("news/layout", Layouts)(site));
    }

    public static string PathOf(Site site, NewsItem item) =>
        site.Path(PageKind.News).Replace(".html", "", StringComparison.Ordinal) + "/" + item.Slug;

    private static Html Article(Site site, NewsItem item) => Html.Of($"""
        <article><h1>{item.Title}</h1><p class="byline">{Date(site, item)} by {Cast.For(site)[0].Name}</p><p>{item.Body}</p>
        <p><a href="{Navigation.Target(site, PageKind.News)}">All news</a></p></article>
        """);

    private static Html Articles(Site site) => Html.Of($"""
        <h1>News</h1>
        {Html.Each(Newsroom.Items(site), item => Html.Of($"<article><h2><a href=\"{PathOf(site, item)}\">{item.Title}</a></h2>{Date(site, item)}<p>{item.Body}</p></article>\n"))}
        """);

    private static Html Teasers(Site site) => Html.Of($"""
        <h1>{Navigation.Label(site, PageKind.News)}</h1><ul class="teasers">
        {Html.Each(Newsroom.Items(site), item => Html.Of($"<li>{Date(site, item)} <a href=\"{PathOf(site, item)}\">{item.Title}</a><p>{Sentences.Split(item.Body).First()}</p></li>\n"))}</ul>
        """);

    private static Html Plain(Site site) => Html.Of($"""
        <h1>What is going on at {site.Name}</h1>
        {Html.Each(Newsroom.Items(site), item => Html.Of($"<h3>{Phrases.Date(site, item.Date)}: {item.Title}</h3>\n<p>{item.Body} <a href=\"{PathOf(site, item)}\">Permalink</a></p>\n"))}
        """);

    private static Html Date(Site site, NewsItem item) => Html.Of(
        $"<time datetime=\"{item.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\">{Phrases.Date(site, item.Date)}</time>");
}
