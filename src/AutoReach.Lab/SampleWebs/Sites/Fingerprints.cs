namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>Traces that software leaves in the markup of the sites it runs. About half of the sites show some.</summary>
internal static class Fingerprints
{
    public static Html Head(Site site) => !Shown(site) ? Html.Nothing : Principal(site) switch
    {
        "php" => Html.Of(
            $"<meta name=\"generator\" content=\"{site.Seed.Pick("cms", ["WordPress 6.8.1", "Drupal 11 (https://www.drupal.org)"])}\">\n<link "
                + $"rel=\"stylesheet\" href=\"/wp-content/themes/site/style.css\">\n"),
        "ruby" => new Html(
            "<meta name=\"csrf-param\" content=\"authenticity_token\">\n<link rel=\"stylesheet\" href=\"/assets/application-5b1f0c2d.css\" "
                + $"data-turbo-track=\"reload\">\n"),
        "dotnet" => new Html("<meta name=\"generator\" content=\"Umbraco\">\n"),
        "python" => new Html("<link rel=\"stylesheet\" href=\"/static/css/base.css\">\n"),
        "elixir" => new Html("<meta name=\"csrf-token\" content=\"Lh0bBzQ2\">\n<link phx-track-static rel=\"stylesheet\" href=\"/assets/app.css\">\n"),
        "javascript" =>
            new Html("<meta name=\"generator\" content=\"Next.js\">\n<link rel=\"preload\" as=\"script\" href=\"/_next/static/chunks/main-app.js\">\n"),
        "go" => new Html("<meta name=\"generator\" content=\"Hugo 0.147.2\">\n"),
        _ => Html.Nothing,
    };

    public static Html Scripts(Site site)
    {
        var analytics = site.Seed.Pick("analytics",
        [
            "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}gtag('js',new Date());</script>",
            "<script defer data-domain=\"site\" src=\"/js/plausible.js\"></script>",
            "<script>(function(h,o,t){h.q=h.q||[];h.settings={id:204918,sv:6};})(window,document);</script>",
            "",
        ]);
        var own = !Shown(site) ? "<script src=\"/assets/bundle.js\" defer></script>" : Principal(site) switch
        {
            "php" => "<script src=\"/wp-includes/js/jquery/jquery.min.js\"></script>",
            "javascript" =>
                "<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"page\":\"/\",\"buildId\":\"k3vQ0\"}</script><script "
                    + $"src=\"/_next/static/chunks/webpack.js\" async></script>",
            "dotnet" => "<script src=\"/_framework/blazor.web.js\"></script>",
            "elixir" => "<script defer phx-track-static src=\"/assets/phoenix_live_view.js\"></script>",
            "ruby" => "<script src=\"/assets/turbo.min-1c2a.js\" type=\"module\"></script>",
            _ => "<script src=\"/static/js/main.js\" defer></script>",
        };
        return new Html(own + "\n" + analytics);
    }

    private static bool Shown(Site site) => site.Seed.Chance("fingerprint", 50);

    private static string Principal(Site site) =>
        site.Company.Technologies is { Count: > 0 } tags ? site.Seed.Pick("fingerprint/of", tags) : "";
}
