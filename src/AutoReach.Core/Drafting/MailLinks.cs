using System.Text.RegularExpressions;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Drafting;

/// <summary>Links as mail programs make them: with a scheme, with <c>www.</c>, or a bare domain that gets underlined.</summary>
public static partial class MailLinks
{
    /// <summary>In order of appearance, without the sentence's punctuation after them. Addresses of people are not links.</summary>
    public static IEnumerable<string> In(string text) =>
        Link().Matches(text).Select(match => match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '\'', '"', '’', '”'));

    public static IEnumerable<string> AddressesIn(string text) => Address().Matches(text).Select(match => match.Value);

    /// <summary>True when the workflow lists exactly this address; a trailing slash makes no difference.</summary>
    public static bool IsAllowed(MessagingGuide messaging, string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address)
        && messaging.Links.Append(messaging.CalendarLink).OfType<Uri>().Any(allowed => Same(allowed, address));

    private static bool Same(Uri one, Uri other) =>
        one.IsAbsoluteUri && string.Equals(one.AbsoluteUri.TrimEnd('/'), other.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);

    // The endings that spam and shorteners use most; ".js" and the like of product names are none of them. Any other
    // ending counts where a path follows, letters of any script and the dots of other scripts count everywhere.
    [GeneratedRegex(
        """
        \b(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S+
        |\b(?:mailto|javascript|data|tel):\S+
        |(?<![@\w.-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?[.。．｡])+(?:com|org|net|io|co|ai|app|dev|info|biz|me|ly|gg|gl|to|tk|sh|xyz|top|site|online|shop|club|link|click|live|cloud|tech|store|page|example|eu|de|uk|fr|nl|es|it|ru|cn|in|us|ca|au|br|ch|at|pl|se|no|dk|fi|jp|support|help|zip|mov|news|email|pro|cc|tv|ws|su|pw|icu|vip|win|bid|world|today|blog|ml|gq|cf|ga|mobi|network|systems|services|solutions|digital|media|studio|software|technology|company|space|host|ie|cz|pt|hu|ro|za|mx|nz|sg|hk|kr|tw|il|ua|tr|ae|рф|xn--[a-z0-9-]+)(?![\w-]|\.\w)(?:[:/?\#]\S*)?
        |(?<![@\w.-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?[.。．｡])+(?!js\b|ts\b|net\b)\p{L}{2,24}(?=[:/?\#][\w%])\S*
        |(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]\w)(?:[:/]\S*)?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
