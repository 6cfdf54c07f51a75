namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>Privacy policy and terms: long words that tell nothing about the company.</summary>
internal static class LegalPage
{
    public static Html Render(Site site) => Shell.Wrap(site, site.Path(PageKind.Legal), "Privacy and terms", Html.Of($"""
        <h1>Privacy policy and terms of use</h1>
        <p>{site.Name} processes personal data only as far as it is necessary to provide this website. The legal basis is our legitimate interest in a working presence on the internet.</p>
        <h2>Server logs</h2><p>When you visit a page, its address, the time of access and the amount of data are recorded and deleted after fourteen days.</p>
        <h2>Your rights</h2><p>You may ask for access to, correction and erasure of your data, and lodge a complaint with a supervisory authority.</p>
        <h2>Liability</h2><p>In spite of careful control we assume no liability for the content of external links. The operators of the linked pages are solely responsible for them.</p>
        """));
}
