namespace AutoReach.Lab.SampleWebs.Sites;

internal sealed record JobPost(string Title, string Place, string Text);

/// <summary>Open positions with the technologies one would use, and the head count of some that do not state it on about.</summary>
internal static class CareersPage
{
    private static readonly string[] OtherRoles =
        ["Product Designer", "Account Executive", "Customer Success Manager", "Technical Writer", "Finance Manager", "People Partner"];

    private const string Duties = "You own a part of the system from the first sketch to the night it runs without you, and you review the work of others.";

    private static readonly Func<Site, Html>[] Layouts = [Cards, Table, Prose];

    public static Html Render(Site site) =>
        Shell.Wrap(site, PageKind.Careers, site.Seed.Pick("careers", Layouts)(site));

    public static IReadOnlyList<JobPost> Posts(Site site)
    {
        var engineering = site.Seed.Some("jobs/engineering", Math.Min(2, site.Stack.Count), site.Stack)
            .Select((name, place) => new JobPost($"Senior {name} Engineer", Place(site), place == 0 ? Phrases.Technologies(site)! : Duties));
        var others = site.Seed.Some("jobs/other", site.Seed.Between("jobs/count", 1, 3), OtherRoles)
            .Select(role => new JobPost(role, Place(site), "You listen well, write clearly and like to finish what you start."));
        return [.. engineering, .. others];
    }

    private static Html Cards(Site site) => Html.Of($"""
        <h1>Join {site.Name}</h1><p>{TeamSize(site)} {Phrases.Region(site)}</p>
        <p>We offer flexible hours, a training budget and equipment of your choice.</p>
        {Padding.Paragraphs(site, "careers", 1)}
        <h2>Open positions</h2>
        {Html.Each(Posts(site), post => Html.Of($"<div class=\"job\"><h3>{post.Title}</h3><span class=\"place\">{post.Place}</span><p>{post.Text}</p><a href=\"/apply\">Apply</a></div>\n"))}
        """);

    private static Html Table(Site site) => Html.Of($"""
        <h1>{Navigation.Label(site, PageKind.Careers)}</h1><p>{Phrases.Technologies(site)}</p>
        <table><thead><tr><th>Position</th><th>Location</th></tr></thead><tbody>
        {Html.Each(Posts(site), post => Html.Of($"<tr><td>{post.Title}</td><td>{post.Place}</td></tr>\n"))}</tbody></table>
        {Padding.Paragraphs(site, "careers", 1)}<h2>How we hire</h2><ol><li>A first call</li><li>A paid exercise</li><li>A day with the team</li></ol><p>{TeamSize(site)}</p>
        """);

    private static Html Prose(Site site) => Html.Of($"""
        <h1>Work that you can be proud of</h1>
        <p>{site.Name} looks for people who care. {Phrases.Region(site)} {TeamSize(site)}</p>
        {Html.Each(Posts(site), post => Html.Of($"<h2>{post.Title} ({post.Place})</h2>\n<p>{post.Text}</p>\n"))}
        <ul class="tags">{Html.Each(site.Stack, name => Html.Of($"<li>{name}</li>"))}</ul>
        """);

    private static string? TeamSize(Site site) => site.Seed.Chance("careers/team-size", 45) ? Phrases.TeamSize(site) : null;

    private static string Place(Site site) =>
        site.Offices.Count > 0 && site.Seed.Chance("jobs/place", 60) ? site.Offices[0] : "Remote";
}
