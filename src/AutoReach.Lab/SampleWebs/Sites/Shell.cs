using System.Globalization;

namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>What surrounds the content of every page: head, navigation, cookie notice, footer and scripts, in four makes.</summary>
internal static class Shell
{
    private static readonly Func<Site, Html, Html>[] Makes = [Modern, Wrapped, ScriptFirst, Tables];

    private static readonly Html Style = new(
        "<style>:root{--accent:#2a6}.hidden{display:none}.grid{display:grid;gap:1rem}body{margin:0;font-family:system-ui,sans-serif;line-height:1.5}</style>");

    public static Html Wrap(Site site, PageKind kind, Html content) =>
        Wrap(site, site.Path(kind), Navigation.Label(site, kind), content);

    /// <param name="path">Canonical path of the page.</param>
    /// <param name="title">Name of the page without the company.</param>
    public static Html Wrap(Site site, string path, string title, Html content) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en"{(site.Seed.Chance("class", 40) ? new Html(" class=\"no-js\"") : Html.Nothing)}>
        <head>
        <meta charset="utf-8">
        <title>{Title(site, title)}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="canonical" href="{site.Address(path).AbsoluteUri}">
        {Descriptions(site, title)}{Fingerprints.Head(site)}{(site.Seed.Chance("jsonld", 40) ? StructuredData.Organization(site) : Html.Nothing)}<link rel="icon" href="/favicon.ico">
        {Style}
        </head>
        {site.Seed.Pick("shell", Makes)(site, content)}
        </html>
        """);

    private static Html Modern(Site site, Html content) => Html.Of($"""
        <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="site-header"><a class="logo" href="/">{site.Name}</a>
        <nav aria-label="Main"><ul>
        {Navigation.List(site)}</ul></nav><a class="btn" href="/login">Log in</a></header>
        <main id="main">
        {content}
        </main>
        {Cookies.Notice(site)}
        {Footer(site)}
        {Fingerprints.Scripts(site)}
        </body>
        """);

    private static Html Wrapped(Site site, Html content) => Html.Of($"""
        <body class="page">
        {Cookies.Notice(site)}
        <div id="wrapper">
        <div class="topbar"><span>New: read our annual report</span> <a href="{Navigation.Target(site, PageKind.News)}">Learn more</a></div>
        <div class="navbar"><img src="/assets/logo.svg" alt="{site.Name}"> <button aria-expanded="false">Menu</button>
        <div class="menu">{Navigation.Links(site, " ")}</div></div>
        <div class="content">
        {content}
        </div>
        <div class="footer-cols"><div>Company {Navigation.Links(site, "<br>")}</div><div>Legal <a href="/privacy">Privacy policy</a> <a href="/terms">Terms</a></div></div>
        {Footer(site)}
        </div>
        {Fingerprints.Scripts(site)}
        </body>
        """);

    private static Html ScriptFirst(Site site, Html content) => Html.Of($"""
        <body>
        <noscript>Please enable JavaScript to use all functions of this site.</noscript>
        <div id="root">
        <header><p class="brand"><a href="/">{site.Name}</a></p></header>
        <section role="main">
        {content}
        </section>
        <nav><ul>{Navigation.List(site)}</ul></nav>
        {Newsletter(site)}
        {Footer(site)}
        </div>
        {Cookies.Notice(site)}
        {Fingerprints.Scripts(site)}
        </body>
        """);

    private static Html Tables(Site site, Html content) => Html.Of($"""
        <body>
        <table role="presentation" width="100%"><tr><td colspan="2"><font size="5"><b>{site.Name}</b></font></td></tr>
        <tr><td valign="top" width="160">{Navigation.Links(site, "<br>")}</td><td valign="top">
        {content}
        </td></tr><tr><td colspan="2">{Footer(site)}</td></tr></table>
        {Fingerprints.Scripts(site)}
        </body>
        """);

    private static Html Descriptions(Site site, string title)
    {
        var summary = Teaser.Shorten(site.Company.Description, 160);
        return site.Seed.Below("meta", 4) switch
        {
            0 => Html.Of($"<meta name=\"description\" content=\"{summary}\">\n"),
            1 => Html.Of(
                $"<meta property=\"og:site_name\" content=\"{site.Name}\">\n<meta property=\"og:title\" content=\"{title}\">\n<meta "
                    + $"property=\"og:description\" content=\"{summary}\">\n"),
            2 => Html.Of(
                $"<meta name=\"description\" content=\"{summary}\">\n<meta property=\"og:title\" content=\"{title}\">\n<meta name=\"twitter:card\" "
                    + $"content=\"summary_large_image\">\n"),
            _ => Html.Nothing,
        };
    }

    private static string Title(Site site, string title) => site.Seed.Below("title", 4) switch
    {
        0 => $"{title} | {site.Name}",
        1 => $"{site.Name} - {title}",
        2 => $"{title} – {site.Name}",
        _ => site.Name,
    };

    private static Html Newsletter(Site site) => Html.Of($"""
        <aside class="newsletter"><h4>Stay in the loop</h4><form action="/subscribe" method="post"><label>Your email <input type="email" name="email"></label>
        <button>Subscribe</button></form><p>Join 12,000 readers who hear from {site.Name} once a month. Unsubscribe at any time.</p></aside>
        """);

    private static Html Footer(Site site) => Html.Of($"""
        <footer><p>© {Since(site)}{site.Now.ToString("yyyy", CultureInfo.InvariantCulture)} {site.Name}. All rights reserved. <a href="/privacy">Privacy</a> <a href="/terms">Terms of use</a></p>
        <p><small>Sample page made for a demo; not written or run by {site.Name}. People, figures and news are made up.</small></p></footer>
        """);

    private static string Since(Site site) =>
        site.Company.Founded is { } year && site.Seed.Chance("footer/since", 40) ? year.ToString(CultureInfo.InvariantCulture) + "–" : "";
}
