using System.Collections.Frozen;
using AutoReach.Core.Leads;
using AutoReach.Core.Reference;

namespace AutoReach.Core.Research.Signals;

/// <summary>Whether a lead's company, website and address speak of the same company. Tolerant: it speaks up only where nothing fits.</summary>
public static class CompanyMismatch
{
    private static readonly FrozenSet<string> MailProviders = new[]
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.co.uk", "ymail.com", "icloud.com", "me.com",
            "mac.com", "aol.com",
        "proton.me", "protonmail.com", "pm.me", "gmx.com", "gmx.de", "gmx.net", "web.de", "mail.com", "mail.ru", "yandex.ru", "yandex.com", "qq.com", "163.com",
            "126.com", "fastmail.com", "hey.com",
        "zoho.com", "tutanota.com", "t-online.de", "orange.fr", "free.fr", "laposte.net", "libero.it", "comcast.net", "btinternet.com", "hotmail.co.uk",
            "hotmail.fr",
    }.ToFrozenSet();

    /// <returns>Null when they fit together or there is too little to tell.</returns>
    public static ContextFlag? Find(Prospect prospect, Dossier dossier)
    {
        var names = dossier.Facts.Where(fact => fact.Kind == FactKind.Name).ToList();
        var label = prospect.Website is { } site ? RegistrableHost.NameLabel(site.IdnHost) : null;
        if (prospect.Company is { } company)
        {
            if (names.Exists(name => CompanyNames.Agree(company, name.Value)))
                return null;
            if (label is not null && !CompanyNames.Agree(company, label) && !PathNames(prospect.Website!, company))
                return names is [var name, ..]
                    ? Flag($"The lead names {company}, but the site calls itself {name.Value}.", name.Source)

                        : MailFits(prospect, label)
                        ? null
                        : Flag($"The lead names {company}, but its website is at {prospect.Website!.IdnHost}.", prospect.Website.AbsoluteUri);
        }
        return MailStandsAlone(prospect, label, names)
            ? Flag($"The address is at {prospect.Email.Domain}, but the website is at {prospect.Website!.IdnHost}.", prospect.Website.AbsoluteUri)
            : null;
    }

    /// <summary>A page on a job board or a marketplace carries the company in its path: <c>/acme</c>.</summary>
    private static bool PathNames(Uri website, string company) =>
        website.Segments.Any(segment => segment.Trim('/') is { Length: > 2 } name && CompanyNames.Plain(name) == CompanyNames.Plain(company));

    private static bool MailFits(Prospect prospect, string label) =>
        !MailProviders.Contains(prospect.Email.Domain) && CompanyNames.Agree(RegistrableHost.NameLabel(prospect.Email.Domain), label);

    private static bool MailStandsAlone(Prospect prospect, string? label, List<Fact> names)
    {
        if (label is null || MailProviders.Contains(prospect.Email.Domain))
            return false;
        var mail = RegistrableHost.NameLabel(prospect.Email.Domain);
        return !CompanyNames.Agree(mail, label) && (prospect.Company is null || !CompanyNames.Agree(mail, prospect.Company))
            && !names.Exists(name => CompanyNames.Agree(mail, name.Value));
    }

    private static ContextFlag Flag(string evidence, string source) => new(FlagKind.Mismatch, Blocking: true, evidence, source);
}
