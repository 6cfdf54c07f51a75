namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>Where the company sits and how to write to it. Addresses are under the reserved <c>.example</c> domain.</summary>
internal static class ContactPage
{
    private static readonly Func<Site, Html>[] Layouts = [Offices, Form, Line];

    public static Html Render(Site site) =>
        Shell.Wrap(site, PageKind.Contact, site.Seed.Pick("contact", Layouts)(site));

    private static Html Offices(Site site) => Html.Of($"""
        <h1>Contact</h1><p>Write to {site.Name} at <a href="mailto:hello@{site.Host()}">hello@{site.Host()}</a>.</p>
        {Padding.Paragraphs(site, "contact", 1)}
        <h2>Our offices</h2>
        {Html.Each(Places(site), place => Html.Of($"<address>{place}</address>\n"))}
        <p>{Phrases.Region(site)}</p>
        """);

    private static Html Form(Site site) => Html.Of($"""
        <h1>How can we help?</h1>
        <form method="post" action="/contact/send"><label>Name <input name="name"></label><label>Email <input name="email" type="email"></label>
        <label>Message <textarea name="message"></textarea></label><button>Send</button></form>
        <h3>Find {site.Name}</h3><ul>{Html.Each(Places(site), place => Html.Of($"<li>{place}</li>\n"))}</ul>
        """);

    private static Html Line(Site site) => Html.Of($"""
        <h1>Get in touch with {site.Name}</h1>
        <p>Offices: {string.Join(" | ", Places(site))}. {Phrases.Region(site)}</p>
        <p>Sales: sales@{site.Host()} · Support: support@{site.Host()}</p>
        """);

    private static IReadOnlyList<string> Places(Site site) =>
        site.Offices.Count > 0 ? site.Offices : ["We have no office; everyone works from where they like"];

    private static string Host(this Site site) => site.Company.Host.Replace('.', '-') + ".example";
}
