using System.Globalization;
using AutoReach.Core.Reference;

namespace AutoReach.Core.Leads;

/// <summary>What became of one row.</summary>
public abstract record ParsedProspect
{
    private ParsedProspect()
    {
    }

    /// <param name="Note">What was not understood and left out, if anything.</param>
    public sealed record Accepted(Prospect Prospect, string? Note) : ParsedProspect;

    public sealed record Rejected(string Reason) : ParsedProspect;
}

/// <summary>Turns outside input into a prospect, once. Required: an email address, and a company or a website.</summary>
public static class ProspectParser
{
    private const int MaxFieldLength = 300;
    private const int MaxDescriptionLength = 10_000;
    private const int MaxAttributes = 50;

    public static ParsedProspect Parse(ProspectInput input)
    {
        if (input.Malformed is { } malformed)
            return new ParsedProspect.Rejected(malformed);
        if (input["email"] is not { } address)
            return new ParsedProspect.Rejected("email is missing.");
        if (!EmailAddress.TryParse(address, out var email))
            return new ParsedProspect.Rejected($"'{Shortened(address)}' is not an email address.");
        var notes = new List<string>();
        var website = WebsiteOf(input["website"], notes);
        var company = NameOf("company", input["company"], PlaceholderNames.IsNoCompany, notes);
        if (company is null && website is null)
            return new ParsedProspect.Rejected(WhyNoCompany(input));
        return new ParsedProspect.Accepted(Compose(input, email, company, website, notes), notes.Count == 0 ? null : string.Join(' ', notes));
    }

    private static string WhyNoCompany(ProspectInput input)
    {
        var named = OneLine("company", input["company"], []);
        var company = named is not null ? $"company '{Shortened(named)}' is a placeholder" : "company is missing";
        return (named, input["website"]) switch
        {
            (_, { } bad) => $"{company} and '{Shortened(bad)}' is not a website.",
            (null, null) => "company and website are both missing; give at least one.",
            _ => $"{company} and website is missing; give at least one.",
        };
    }

    private static Prospect Compose(ProspectInput input, EmailAddress email, string? company, Uri? website, List<string> notes) => new()
    {
        Email = email,
        FirstName = NameOf("firstName", input["firstName"], name => PlaceholderNames.IsNoFirstName(name, input["lastName"]), notes),
        LastName = NameOf("lastName", input["lastName"], name => PlaceholderNames.IsNoLastName(name, input["firstName"]), notes),
        Role = OneLine("role", input["role"], notes),
        Company = company,
        Website = website,
        Region = OneLine("region", input["region"], notes)?.ToLowerInvariant(),
        CompanySize = SizeOf(input["companySize"], notes),
        Industry = OneLine("industry", input["industry"], notes),
        Technologies = TechnologiesOf(input["technologies"]),
        Description = Cut(Clean(input["description"]), MaxDescriptionLength, "description", notes),
        Source = OneLine("source", input["source"], notes),
        Value = ValueOf(input["value"], notes),
        Attributes = AttributesOf(input.Attributes, notes),
    };

    private static Dictionary<string, string> AttributesOf(IReadOnlyDictionary<string, string> attributes, List<string> notes)
    {
        var kept = new Dictionary<string, string>();
        foreach (var (name, value) in attributes)
            if (OneLine("attribute name", Shortened(name), notes) is { } key && (kept.Count < MaxAttributes || kept.ContainsKey(key)))
                kept[key] = Cut(Clean(value), MaxFieldLength, key, notes) ?? "";
        if (kept.Count < attributes.Count)
            notes.Add($"{attributes.Count - kept.Count} attributes were left out: at most {MaxAttributes} of different names are kept.");
        return kept;
    }

    private static Uri? WebsiteOf(string? text, List<string> notes)
    {
        if (text is null)
            return null;
        var withScheme = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (text.Length <= 2000 && Uri.TryCreate(withScheme, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.HostNameType == UriHostNameType.Dns && uri.UserInfo.Length == 0 && AsciiHostOf(uri) is { } host)
            return host == uri.Host ? uri : new UriBuilder(uri) { Host = host, Port = uri.IsDefaultPort ? -1 : uri.Port }.Uri;
        notes.Add($"website '{Shortened(text)}' is not a web address and was left out.");
        return null;
    }

    /// <summary>The host as it stands in DNS, so that two spellings of one name are one company.</summary>
    private static string? AsciiHostOf(Uri uri)
    {
        try
        {
            var host = uri.IdnHost.TrimEnd('.');
            return host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) == UriHostNameType.Dns && host.All(char.IsAscii) ? host : null;
        }
        catch (UriFormatException) // a name that a URI may have and DNS may not
        {
            return null;
        }
    }

    private static CompanySize? SizeOf(string? text, List<string> notes)
    {
        if (text is null)
            return null;
        if (CompanySizes.TryParse(text, out var size))
            return size;
        notes.Add($"companySize '{Shortened(text)}' is neither a band nor a head count and was left out.");
        return null;
    }

    private static decimal? ValueOf(string? text, List<string> notes)
    {
        if (text is null)
            return null;
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) && value >= 0)
            return value;
        notes.Add($"value '{Shortened(text)}' is not a positive number and was left out.");
        return null;
    }

    private static string[] TechnologiesOf(string? text) => text is null
        ? []
        : [.. text.Split([';', ',', '|', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Clean(name)?.ToLowerInvariant()).OfType<string>().Where(name => name.Length <= 60).Distinct().Take(60)];

    private static string? NameOf(string field, string? text, Func<string, bool> isPlaceholder, List<string> notes)
    {
        var name = OneLine(field, text, notes);
        if (name is null || !isPlaceholder(name))
            return name;
        notes.Add($"{field} '{Shortened(name)}' is a placeholder and was left out.");
        return null;
    }

    private static string? OneLine(string field, string? text, List<string> notes) =>
        Cut(Clean(text)?.ReplaceLineEndings(" "), MaxFieldLength, field, notes);

    /// <summary>Control characters have no business in a contact; line ends stay for the description.</summary>
    private static string? Clean(string? text)
    {
        if (text is null)
            return null;
        var clean = text.Any(char.IsControl) || text.Any(char.IsSurrogate)
            ? string.Concat(text.EnumerateRunes().Where(rune => rune.Value == '\n' || !System.Text.Rune.IsControl(rune)))
            : text;
        return clean.Trim() is { Length: > 0 } kept ? kept : null;
    }

    private static string? Cut(string? text, int longest, string field, List<string> notes)
    {
        if (text is null || text.Length <= longest)
            return text;
        notes.Add($"{Shortened(field)} was cut to {longest} characters.");
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }

    internal static string Shortened(string text) =>
        text.Length <= 80 ? text : text[..(char.IsHighSurrogate(text[76]) ? 76 : 77)] + "…";
}
