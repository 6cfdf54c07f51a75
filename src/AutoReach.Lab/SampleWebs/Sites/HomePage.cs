namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>Front pages in six layouts. What the company does stands in the hero, in cards, in a story or only on the next page.</summary>
internal static class HomePage
{
    private static readonly string[] Slogans =
    [
        "Do your best work", "Made with care", "Less effort, better results", "You focus on what matters", "Good things take good tools",
        "The way forward", "Ready when you are", "Work that speaks for itself",
    ];

    private static readonly Func<Site, string, Html>[] Layouts = [Classic, Story, Split, Soup, Sparse, Landing];

    public static Html Render(Site site) =>
        Shell.Wrap(site, PageKind.Home, site.Seed.Pick("home", Layouts)(site, site.Seed.Pick("slogan", Slogans)));

    private static Html Classic(Site site, string slogan) => Html.Of($"""
        <section class="hero"><h1>{slogan}</h1><p class="lead">{First(site)}</p>
        <a class="btn btn-primary" href="{Navigation.Target(site, PageKind.Contact)}">Book a demo</a></section>
        <section class="grid">{Html.Each(Rest(site), sentence => Html.Of($"<article class=\"card\"><h3>{Teaser.Shorten(sentence, 28)}</h3><p>{sentence}</p></article>\n"))}</section>
        {Padding.Paragraphs(site, "home", 2)}
        {Logos()}
        """);

    private static Html Story(Site site, string slogan) => Html.Of($"""
        <article><h1>Hello, we are {site.Name}</h1>
        <p>{site.Company.Description}</p>
        <p><em>{slogan}.</em> <a href="{Navigation.Target(site, PageKind.About)}">Read more about us</a></p>{Padding.Paragraphs(site, "home", 1)}</article>
        {LatestNews(site)}
        """);

    private static Html Split(Site site, string slogan) => Html.Of($"""
        <h1>{site.Name}</h1><p>{slogan}</p>
        <h2>What we do</h2>
        <ul class="points">{Html.Each(site.Sentences, sentence => Html.Of($"<li>{sentence}</li>\n"))}</ul>
        <div class="numbers"><b>99.9 %</b> availability <b>40+</b> countries <b>24/7</b> support</div>
        <blockquote><p>"It just works. We would not want to miss it."</p><cite>A happy customer</cite></blockquote>
        {LatestNews(site)}
        """);

    private static Html Soup(Site site, string slogan) => Html.Of($"""
        <div class="css-1x2y3z"><div class="css-9k"><div class="t1"><span>{slogan}</span></div>
        <div class="t2"><span>{First(site)}</span></div></div>
        <div class="css-mob hidden"><span>{First(site)}</span></div>
        {Html.Each(Rest(site), sentence => Html.Of($"<div class=\"css-7f\"><div><span>{sentence}</span><br></div></div>\n"))}
        <div class="css-2b">{Padding.Paragraphs(site, "home", 2)}</div><div class="css-cta"><a href="{Navigation.Target(site, PageKind.Contact)}">Talk to us</a></div></div>
        """);

    private static Html Sparse(Site site, string slogan) => Html.Of($"""
        <h1>{site.Name}: {slogan.ToLowerInvariant()}</h1>
        <p>{First(site)}</p>
        <p><a href="{Navigation.Target(site, PageKind.About)}">{Navigation.Label(site, PageKind.About)}</a></p>
        """);

    private static Html Landing(Site site, string slogan) => Html.Of($"""
        <div class="hero-banner" style="background-image:url(/assets/hero.jpg)"><p class="eyebrow">Welcome to {site.Name}</p><h1>{slogan}</h1>
        <form action="/signup" method="post"><input name="email" placeholder="Work email"><button>Start for free</button></form><p class="fine">No credit card needed.</p></div>
        {Logos()}
        <section><h2>Why {site.Name}?</h2>{Html.Each(site.Sentences, sentence => Html.Of($"<p>{sentence}</p>\n"))}</section>
        <section class="faq"><h2>Frequently asked questions</h2><details><summary>Can I cancel at any time?</summary><p>Yes, at the end of every month.</p></details>
        <details><summary>Where can I get help?</summary><p>Write to us, we answer within one working day.</p></details></section>
        """);

    private static string First(Site site) => site.Sentences.Count > 0 ? site.Sentences[0] : $"Welcome to {site.Name}.";

    private static IEnumerable<string> Rest(Site site) => site.Sentences.Skip(1);

    private static Html Logos() => new("""
        <section class="logos"><h2>Trusted by teams of every size</h2><img src="/assets/logo-a.svg" alt=""><img src="/assets/logo-b.svg" alt=""><img src="/assets/logo-c.svg" alt=""></section>
        """);

    private static Html LatestNews(Site site) => Html.Of($"""
        <aside><h3>Latest</h3><ul>{Html.Each(Newsroom.Items(site).Take(2), item => Html.Of($"<li><a href=\"{NewsPage.PathOf(site, item)}\">{item.Title}</a></li>\n"))}</ul></aside>
        """);
}
