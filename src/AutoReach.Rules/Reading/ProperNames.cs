using System.Text.RegularExpressions;

namespace AutoReach.Rules.Reading;

/// <summary>Finds names in running text by their capitals.</summary>
internal static partial class ProperNames
{
    /// <summary>Names of a list such as <c>Acme, Globex and Initech</c>, until ordinary words come.</summary>
    public static IEnumerable<string> ListAfter(string sentence, int start)
    {
        var at = start;
        while (Listed().Match(sentence, at) is { Success: true } match && match.Index == at && match.Length > 0)
        {
            if (match.Groups["name"].Value is { Length: > 1 } name && !Common().IsMatch(name))
                yield return name.TrimEnd('.');
            at = match.Index + match.Length;
        }
    }

    /// <summary>Every name-like run of words that does not merely open a sentence.</summary>
    public static IEnumerable<string> In(string sentence)
    {
        foreach (Match match in Name().Matches(sentence))
            if (match.Index > 0 || match.Value.AsSpan(1).ContainsAnyInRange('A', 'Z') || match.Value.Contains(' ', StringComparison.Ordinal)
                || match.Value.Contains('.', StringComparison.Ordinal))
                yield return match.Value.TrimEnd('.');
    }

    private const string One = @"\p{Lu}[\p{L}\p{N}&'’+\-]*(?:\.\p{L}{2,4})?(?:\s+(?:of\s+)?\p{Lu}[\p{L}\p{N}&'’+\-]*){0,3}";

    [GeneratedRegex(@"\s*(?:,|\band\b|\bor\b|&|;|\s)*\s*(?<name>" + One + ")")]
    private static partial Regex Listed();

    [GeneratedRegex(@"\b(?:" + One + @"|[a-z]+\.(?:com|io|ai|app|dev))")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:We|Our|The|They|It|And|But|In|To|Fortune|You|I|More|Many|Learn|See|Read|Join|Over|US|CEOs?|CTOs?|Startups?)$")]
    private static partial Regex Common();
}
