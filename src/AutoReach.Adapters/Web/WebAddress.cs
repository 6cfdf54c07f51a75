using System.Net;

namespace AutoReach.Adapters.Web;

/// <summary>What may be asked for at all, judged by the address as written, before anything is resolved.</summary>
public static class WebAddress
{
    private static readonly string[] InnerNames =
        [".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".corp", ".home", ".home.arpa", ".onion", ".cluster.local", ".arpa"];

    /// <returns>Null when it may be asked for, else why not.</returns>
    public static string? WhyRefused(Uri address)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return "not a web address";
        if (address.UserInfo.Length > 0)
            return "address carries a user name";
        if (address.Port is not (80 or 443))
            return "port is neither 80 nor 443";
        return IsPublicName(address.IdnHost) ? null : "host is not a public name";
    }

    /// <summary>
    /// A dotted name: no address in any spelling (<c>127.0.0.1</c>, <c>0x7f.1</c>, <c>2130706433</c>, <c>[::1]</c>),
    /// nothing that only an inner network answers.
    /// </summary>
    private static bool IsPublicName(string idnHost)
    {
        var host = idnHost.TrimEnd('.').ToLowerInvariant();
        if (host.Length is 0 or > 253 || !host.Contains('.', StringComparison.Ordinal) || IPAddress.TryParse(host, out _)
            || host.Contains(':', StringComparison.Ordinal))
            return false;
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length > 1 && char.IsAsciiLetter(last[0]) // no top-level domain starts with a digit, numeric spellings of addresses do
            && !InnerNames.Any(name => host.EndsWith(name, StringComparison.Ordinal));
    }
}
