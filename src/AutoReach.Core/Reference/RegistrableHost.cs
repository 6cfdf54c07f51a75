using System.Collections.Frozen;

namespace AutoReach.Core.Reference;

/// <summary>
/// Which hosts belong to one owner: the registrable domain, one label under a public suffix. Knows the common
/// two-label suffixes and hosting platforms rather than the whole public suffix list.
/// </summary>
public static class RegistrableHost
{
    private static readonly FrozenSet<string> SecondLevel = new[] { "co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "gob", "nom" }.ToFrozenSet();

    private static readonly FrozenSet<string> Platforms = new[]
    {
        "github.io", "gitlab.io", "netlify.app", "vercel.app", "herokuapp.com", "wordpress.com", "blogspot.com", "webflow.io",
        "wixsite.com", "squarespace.com", "myshopify.com", "notion.site", "pages.dev", "web.app", "firebaseapp.com", "azurewebsites.net",
        "carrd.co", "substack.com", "medium.com", "tumblr.com", "weebly.com", "uk.com", "eu.com", "us.com",
    }.ToFrozenSet();

    /// <returns>Lower case, for example <c>example.co.uk</c> of <c>careers.example.co.uk</c>.</returns>
    public static string From(string host)
    {
        var labels = host.ToLowerInvariant().TrimEnd('.').Split('.');
        if (labels.Length <= 2)
            return string.Join('.', labels);
        var twoLabelSuffix = Platforms.Contains($"{labels[^2]}.{labels[^1]}") || (labels[^1].Length == 2 && SecondLevel.Contains(labels[^2]));
        return string.Join('.', labels[^(twoLabelSuffix ? 3 : 2)..]);
    }

    public static bool SameOwner(string host, string other) => From(host) == From(other);

    /// <summary>The label that names the owner: <c>example</c> of <c>careers.example.co.uk</c>.</summary>
    public static string NameLabel(string host) => From(host).Split('.')[0];
}
