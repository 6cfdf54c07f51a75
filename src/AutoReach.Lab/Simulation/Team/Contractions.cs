using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>"I'm" and "I am". Quotations and names (Let's Encrypt) are left alone.</summary>
internal static partial class Contractions
{
    public static bool StandIn(string text) => Short().IsMatch(EmailText.OwnWords(text));

    /// <returns>The text with every contraction written out.</returns>
    public static string Expanded(string text) => OutsideQuotations(text, part => Short().Replace(part, match => Expanded(match, part)));

    /// <returns>The text with contractions wherever a person would use them.</returns>
    public static string Made(string text) => OutsideQuotations(text, part =>
        Denial().Replace(Long().Replace(part, match => match.Groups["subject"].Value + Ending(match.Groups["verb"].Value)), match =>
            match.Value.ToLowerInvariant() switch
            {
                "will not" => match.Value[0] + "on't",
                "cannot" => match.Value[..3] + "'t",
                _ => match.Groups["helper"].Value + "n't",
            }));

    private static string Expanded(Match match, string text)
    {
        var (stem, end) = (match.Groups["stem"].Value, match.Groups["end"].Value.ToLowerInvariant());
        var isPast = Past().IsMatch(text[(match.Index + match.Length)..]);
        return end switch
        {
            "m" => stem + " am",
            "re" => stem + " are",
            "ve" => stem + " have",
            "ll" => stem + " will",
            "d" => stem + (isPast ? " had" : " would"),
            "s" when stem.Equals("let", StringComparison.OrdinalIgnoreCase) => stem + " us",
            "s" => stem + (isPast ? " has" : " is"),
            _ => stem.ToLowerInvariant() switch // "n't"
            {
                "wo" => stem[0] + "ill not",
                "ca" => stem + "nnot",
                "sha" => stem + "ll not",
                "ai" => "is not",
                _ => stem + " not",
            },
        };
    }

    private static string Ending(string verb) => verb switch { "am" => "'m", "are" => "'re", "will" => "'ll", "would" => "'d", _ => "'s" };

    private static string OutsideQuotations(string text, Func<string, string> change) =>
        string.Concat(Quotation().Split(text).Select(part => part is ['"' or '“', _, ..] ? part : change(part)));

    [GeneratedRegex(
        @"\b(?:(?<stem>\w+?)(?<end>n)['’]t|(?<stem>I)['’](?<end>m)|(?<stem>I|you|we|they|he|she|it|that|there|who|this|these|those|would|could|should"
            + @"|might|must)['’](?<end>re|ve|ll|d)|(?<stem>it|that|there|here|what|who|where|how|when|he|she)['’](?<end>s)"
            + @"|(?<stem>let)['’](?<end>s)(?!\s+(?-i:\p{Lu})))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Short();

    /// <summary>Before a further word only: "as busy as you are" keeps its verb.</summary>
    [GeneratedRegex(
        @"\b(?:(?<subject>I) (?<verb>am|will|would)|(?<subject>[Yy]ou|[Ww]e|[Tt]hey) (?<verb>are|will)|(?<subject>[Ii]t|[Tt]hat|[Tt]here) (?<verb>is)"
            + @"|(?<subject>Let) (?<verb>us)(?! know))(?= [a-z])(?! not\b)")]
    private static partial Regex Long();

    [GeneratedRegex(
        @"\b(?:(?:[Cc]annot|[Ww]ill not)|(?<helper>[Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Ww]ould|[Cc]ould|[Ss]hould|[Hh]as|[Hh]ave"
            + @"|[Hh]ad) not)\b(?= [a-z])")]
    private static partial Regex Denial();

    [GeneratedRegex(@"^ (?:been|got|had|become|made|grown|come)\b")]
    private static partial Regex Past();

    [GeneratedRegex("""(["“][^"“”\n]*["”])""")]
    private static partial Regex Quotation();
}
