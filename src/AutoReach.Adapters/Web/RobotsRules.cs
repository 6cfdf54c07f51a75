using System.Buffers;
using System.Globalization;

namespace AutoReach.Adapters.Web;

/// <summary>
/// One site's robots.txt for one agent (RFC 9309): the groups that name the agent, else those for <c>*</c>; the longest
/// matching rule decides and an allow wins a tie. Crawl-delay is no part of the standard but kept where it is given.
/// </summary>
internal sealed class RobotsRules
{
    private const int MaxCharacters = 500 * 1024; // RFC 9309 asks for at least 500 KiB

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");

    private sealed record Rule(string Pattern, bool Allow);

    private readonly List<Rule> _rules;

    private RobotsRules(List<Rule> rules, TimeSpan? crawlDelay)
    {
        _rules = rules;
        CrawlDelay = crawlDelay;
    }

    public static RobotsRules AllowAll { get; } = new([], null);

    public static RobotsRules DisallowAll { get; } = new([new Rule("/", Allow: false)], null);

    public TimeSpan? CrawlDelay { get; }

    /// <param name="text">The file, of which the first 500 KiB count.</param>
    /// <param name="agent">The product token, compared without case.</param>
    public static RobotsRules Parse(string text, string agent)
    {
        var (own, any) = (new Group(), new Group());
        var (inOwn, inAny, afterRule) = (false, false, true);
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, MaxCharacters)).EnumerateLines())
        {
            if (!TryRead(line, out var key, out var value))
                continue;
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (afterRule)
                    (inOwn, inAny, afterRule) = (false, false, false);
                inAny |= value is "*";
                inOwn |= ProductToken(value).Equals(agent, StringComparison.OrdinalIgnoreCase);
                (own.IsNamed, any.IsNamed) = (own.IsNamed | inOwn, any.IsNamed | inAny);
                continue;
            }
            if (!key.Equals("allow", StringComparison.OrdinalIgnoreCase) && !key.Equals("disallow", StringComparison.OrdinalIgnoreCase)
                && !key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
                continue; // a Sitemap line between two agents does not end their group
            afterRule = true;
            if (inOwn)
                own.Add(key, value);
            if (inAny)
                any.Add(key, value);
        }
        var group = own.IsNamed ? own : any;
        return new RobotsRules(group.Rules, group.CrawlDelay);
    }

    public bool Allows(Uri address)
    {
        var path = Normalised(address.PathAndQuery);
        if (path == "/robots.txt")
            return true;
        var (longest, allow) = (-1, true);
        foreach (var rule in _rules)
        {
            if (rule.Pattern.Length < longest || (rule.Pattern.Length == longest && allow) || !Matches(rule.Pattern, path))
                continue;
            (longest, allow) = (rule.Pattern.Length, rule.Allow);
        }
        return allow;
    }

    /// <summary>
    /// Prefix match with <c>*</c> for any characters and <c>$</c> at the end; steps back only to the last star, so it
    /// stays linear in pattern × path.
    /// </summary>
    private static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var length = anchored ? pattern.Length - 1 : pattern.Length;
        var (p, t, star, resume) = (0, 0, -1, 0);
        while (true)
        {
            if (p == length && (!anchored || t == path.Length))
                return true;
            if (p < length && pattern[p] == '*')
                (star, resume, p) = (p, t, p + 1);
            else if (p < length && t < path.Length && pattern[p] == path[t])
                (p, t) = (p + 1, t + 1);
            else if (star >= 0 && resume < path.Length)
                (p, t, resume) = (star + 1, resume + 1, resume + 1);
            else
                return false;
        }
    }

    private static bool TryRead(ReadOnlySpan<char> line, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        if (line.IndexOf('#') is >= 0 and var comment)
            line = line[..comment];
        var colon = line.IndexOf(':');
        key = colon < 0 ? default : line[..colon].Trim("\uFEFF \t");
        value = line[(colon + 1)..].Trim();
        return colon > 0;
    }

    private static ReadOnlySpan<char> ProductToken(ReadOnlySpan<char> value) =>
        value.IndexOfAnyExcept(TokenCharacters) is >= 0 and var end ? value[..end] : value;

    /// <summary>Percent-encoding in one spelling, so that <c>/%7Ejoe</c> and <c>/~joe</c> compare equal.</summary>
    private static string Normalised(string path)
    {
        try
        {
            return Uri.UnescapeDataString(path);
        }
        catch (UriFormatException)
        {
            return path;
        }
    }

    private sealed class Group
    {
        public bool IsNamed { get; set; }
        public List<Rule> Rules { get; } = [];
        public TimeSpan? CrawlDelay { get; private set; }

        public void Add(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
        {
            if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
            {
                if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 86_400)
                    CrawlDelay = TimeSpan.FromSeconds(seconds);
            }
            else if (value.Length > 0) // an empty Disallow states nothing
                Rules.Add(new Rule(Normalised(value.ToString()), key.Equals("allow", StringComparison.OrdinalIgnoreCase)));
        }
    }
}
