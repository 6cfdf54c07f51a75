namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>The whole description, who works there, and on most sites how many.</summary>
internal static class AboutPage
{
    private static readonly Func<Site, Html>[] Layouts = [Prose, FactSheet, Sections];

    public static Html Render(Site site) =>
        Shell.Wrap(site, PageKind.About, site.Seed.Pick("about", Layouts)(site));

    /// <summary>Three in four sites say it here; the others on careers or nowhere.</summary>
    private static string? TeamSize(Site site) => site.Seed.Chance("about/team-size", 75) ? Phrases.TeamSize(site) : null;

    private static Html Prose(Site site) => Html.Of($"""
        <h1>About {site.Name}</h1>
        {Paragraphs(site)}
        <p>{Line(Phrases.Founded(site), TeamSize(site), Phrases.Region(site), Phrases.Industry(site))}</p>
        <h2>How we work</h2>
        {Padding.Paragraphs(site, "about", 3)}
        <h2>The people behind it</h2>
        {Html.Each(Cast.For(site), person => Html.Of($"<div class=\"person\"><h3>{person.Name}</h3><p>{person.Role}</p></div>\n"))}
        """);

    private static Html FactSheet(Site site) => Html.Of($"""
        <h1>{Navigation.Label(site, PageKind.About)}</h1>
        <p>{site.Company.Description}</p>
        {Padding.Paragraphs(site, "about", 2)}
        <h2>At a glance</h2><dl>
        {Row("Company", site.Name)}{Row("Industry", site.Industry)}{Row("Founded", site.Company.Founded is { } year ? $"{year}" : null)}{Row("Team", TeamSize(site))}{Row("Where we work", Phrases.Region(site))}</dl>
        <h2>Leadership</h2><ul class="team">
        {Html.Each(Cast.For(site), person => Html.Of($"<li><strong>{person.Name}</strong>, {person.Role}</li>\n"))}</ul>
        """);

    private static Html Sections(Site site) => Html.Of($"""
        <h1>Our story</h1>
        <section><h2>What drives us</h2>{Paragraphs(site)}</section>
        <section><h2>In numbers</h2><p>{Line(TeamSize(site), Phrases.Founded(site))}</p><p>{Line(Phrases.Industry(site), Phrases.Region(site))}</p></section>
        {Padding.Paragraphs(site, "about", 1)}
        <section><h2>Our values</h2><ul><li>Be honest</li><li>Keep it simple</li><li>Leave things better than you found them</li></ul></section>
        <section><h2>Management team</h2><table>{Html.Each(Cast.For(site), person => Html.Of($"<tr><td>{person.Name}</td><td>{person.Role}</td></tr>\n"))}</table></section>
        """);

    private static Html Paragraphs(Site site) =>
        Html.Each(site.Sentences.Chunk(site.Seed.Between("about/paragraph", 1, 2)), part => Html.Of($"<p>{string.Join(" ", part)}</p>\n"));

    private static Html Row(string term, string? value) =>
        string.IsNullOrEmpty(value) ? Html.Nothing : Html.Of($"<dt>{term}</dt><dd>{value}</dd>\n");

    private static string Line(params string?[] sentences) => string.Join(" ", sentences.OfType<string>().Select(Sentence));

    // Labels such as "Founded: 2011" need a full stop when they stand between sentences.
    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
