namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>What customers are said to say. The customers are made up.</summary>
internal static class CustomersPage
{
    private static readonly string[] Customers =
        ["Brightwater Dairy", "Old Quay Publishing", "Halvorsen Shipping", "Café Mirador", "Linden Insurance", "Port of Veldhaven", "Sunfield Schools",
            "Marlow & Finch"];

    private static readonly string[] Praise =
    [
        "We were up and running within a week.", "What took us two days now takes an hour.",
        "Their support knows our set-up better than we do.", "We compared five offers and have not looked back.",
    ];

    public static Html Render(Site site) => Shell.Wrap(site, PageKind.Customers, Html.Of($"""
        <h1>{Navigation.Label(site, PageKind.Customers)}</h1><p>These organisations work with {site.Name}.</p>
        {Padding.Paragraphs(site, "customers", 1)}
        {Html.Each(site.Seed.Some("customers/list", 3, Customers), customer => Html.Of($"<section><h2>{customer}</h2><blockquote>{site.Seed.Pick("praise/" + customer, Praise)}</blockquote></section>\n"))}
        """));
}
