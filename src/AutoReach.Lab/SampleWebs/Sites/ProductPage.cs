namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>The description once more, dressed as an offer with plans.</summary>
internal static class ProductPage
{
    public static Html Render(Site site) => Shell.Wrap(site, PageKind.Product, Html.Of($"""
        <h1>{Navigation.Label(site, PageKind.Product)}</h1>
        {Html.Each(site.Sentences, sentence => Html.Of($"<div class=\"feature\"><img src=\"/assets/icon.svg\" alt=\"\"><p>{sentence}</p></div>\n"))}
        <h2>Plans</h2><table><tr><th>Basic</th><th>Team</th><th>Enterprise</th></tr><tr><td>Free for 5 people</td><td>Up to 50 people</td><td>Unlimited</td></tr></table>
        <p><a href="{Navigation.Target(site, PageKind.Contact)}">Talk to {site.Name}</a></p>
        """));
}
