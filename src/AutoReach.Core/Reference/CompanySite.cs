using System.Collections.Frozen;

namespace AutoReach.Core.Reference;

/// <summary>
/// Which part of a website's address tells its company from others. Most companies have a host of their own; on a social
/// network, a site builder, an incubator or a directory the path does. In doubt the path belongs to it: a site read twice
/// costs a minute, two companies in one dossier cost a mail about somebody else.
/// </summary>
public static class CompanySite
{
    /// <summary>Hosts, with their subdomains, where many companies live, and how many segments of the path name one.</summary>
    private static readonly FrozenDictionary<string, int> Shared = new (int Segments, string[] Hosts)[]
    {
        (1, [
            "facebook.com", "fb.com", "instagram.com", "threads.net", "x.com", "twitter.com", "tiktok.com", "pinterest.com", "vk.com", "t.me",
            "github.com", "gitlab.com", "bitbucket.org", "medium.com", "behance.net", "dribbble.com", "linktr.ee", "about.me", "bio.link", "beacons.ai",
            "notion.so", "wixsite.com",
        ]),
        (2, [
            "linkedin.com", "xing.com", "sites.google.com", "youtube.com", "crunchbase.com", "wellfound.com", "angel.co", "producthunt.com", "yelp.com",
            "etsy.com",
        ]),
        (3, ["docs.google.com", "drive.google.com"]),
    }.SelectMany(group => group.Hosts, (group, host) => (host, group.Segments)).ToFrozenDictionary(one => one.host, one => one.Segments);

    /// <summary>Pages that a company's own site has; what follows them is on the same site.</summary>
    private static readonly FrozenSet<string> Pages = new[]
    {
        "about", "aboutus", "blog", "career", "careers", "client", "clients", "company", "contact", "contactus", "customers", "default", "faq",
        "features", "home", "homepage", "hiring", "imprint", "index", "insights", "job", "jobs", "joinus", "legal", "login", "main", "news",
        "openings", "openpositions", "ourteam", "ourwork", "people", "platform", "positions", "press", "pricing", "privacy", "product", "products",
        "resources", "service", "services", "shop", "signup", "solutions", "start", "store", "support", "team", "terms", "vacancies", "welcome",
        "whoweare", "work", "workwithus", "agb", "aktuelles", "datenschutz", "impressum", "karriere", "kontakt", "leistungen", "produkte",
        "startseite", "stellen", "uberuns", "ueberuns", "unternehmen", "accueil", "apropos", "carrieres", "emplois", "recrutement", "contacto",
        "empleo", "inicio", "nosotros", "productos", "quienessomos", "servicios", "sobrenosotros", "chisiamo", "contatti", "lavoraconnoi",
        "prodotti", "contato", "sobre", "overons", "vacatures", "werkenbij", "onas", "kariera", "kontakty",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Languages = new[]
    {
        "ar", "bg", "br", "ca", "ch", "cn", "cs", "cz", "da", "de", "dk", "el", "en", "eng", "es", "et", "eu", "fi", "fr", "gb", "global", "he",
        "hr", "hu", "id", "int", "intl", "it", "ja", "jp", "ko", "kr", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "se", "sk", "sl", "sr", "sv",
        "th", "tr", "uk", "us", "vi", "zh", "at", "be", "international",
    }.ToFrozenSet();

    /// <param name="company">The name that came with it; null where none did.</param>
    /// <returns>The host, and the path where it matters, in lower case: <c>acme.com</c>, <c>linkedin.com/company/acme</c>.</returns>
    public static string Of(Uri site, string? company)
    {
        var host = CompanyKey.ForHost(site.Host);
        var segments = Uri.UnescapeDataString(site.AbsolutePath).ToLowerInvariant()
            .Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (SegmentsOn(host) is { } count)
            return Joined(host, segments.Take(count), segments is [var script, ..] && script.EndsWith(".php", StringComparison.Ordinal) ? Entry(site) : "");
        if (company is not null && CompanyNames.AreSame(company, RegistrableHost.NameLabel(site.IdnHost)))
            return host;
        var path = segments.SkipWhile(IsLanguage).ToList();
        if (path is [var first, ..] && Pages.Contains(Word(first)) && !path.Exists(segment => company is not null && CompanyNames.AreSame(company, segment)))
            path.Clear();
        while (path is [.., var last] && Pages.Contains(Word(last)))
            path.RemoveAt(path.Count - 1);
        return Joined(host, path, Entry(site));
    }

    private static int? SegmentsOn(string host)
    {
        for (var rest = host; ; rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
            if (Shared.TryGetValue(rest, out var count))
                return count;
            else if (!rest.Contains('.', StringComparison.Ordinal))
                return null;
    }

    private static string Joined(string host, IEnumerable<string> path, string entry) => string.Join('/', [host, .. path]) + entry;

    private static bool IsLanguage(string segment) => Languages.Contains(segment.Split('-', '_')[0]) && segment.Length <= 13;

    /// <summary><c>About-Us.html</c> is <c>aboutus</c>.</summary>
    private static string Word(string segment)
    {
        var name = segment.LastIndexOf('.') is > 0 and var dot ? segment[..dot] : segment;
        return CompanyNames.Plain(name);
    }

    /// <summary>
    /// What says which entry of a catalogue is meant: <c>?id=17</c> or <c>#/acme</c>, not where the visitor came from or
    /// which language they read.
    /// </summary>
    private static string Entry(Uri site)
    {
        var asked = site.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !IsTracking(parameter.Split('=')[0].ToLowerInvariant())).ToList();
        var route = site.Fragment.StartsWith("#/", StringComparison.Ordinal) || site.Fragment.StartsWith("#!", StringComparison.Ordinal) ? site.Fragment : "";
        return (asked.Count > 0 ? "?" + string.Join('&', asked) : "") + (route.TrimEnd('/') is "#" or "#!" ? "" : route);
    }

    private static bool IsTracking(string name) => name.StartsWith("utm_", StringComparison.Ordinal) || name.StartsWith("mc_", StringComparison.Ordinal)
        || name is "gclid" or "gad_source" or "fbclid" or "msclkid" or "igsh" or "ref" or "source" or "src" or "trk"
            or "lang" or "language" or "locale" or "hl" or "l";
}
