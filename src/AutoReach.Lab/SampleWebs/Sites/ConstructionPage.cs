namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>All that a site under construction has to say, under whatever path.</summary>
internal static class ConstructionPage
{
    public static Html Render(Site site) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{site.Name}</title></head>
        <body><h1>{site.Name}</h1><p>We are working on our new website. Please come back soon.</p>
        <p><small>Sample page made for a demo; not written or run by {site.Name}.</small></p></body></html>
        """);
}
