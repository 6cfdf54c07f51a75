using System.Text.RegularExpressions;

namespace AutoReach.Rules.Drafting;

/// <summary>
/// A question that the offer answers, in the offer's own words: "Tideplan shows which dives run late" asks "Do you know
/// which dives run late?", "We help crews plan their week" asks how easy that is.
/// </summary>
/// <param name="Asked">What follows "Do you know" or "How easy is it for your team to".</param>
/// <param name="IsTask">True for a thing to do, false for a thing to know.</param>
/// <param name="Answer">The offer without what has been asked: <c>Tideplan shows just that</c>. No full stop.</param>
internal sealed partial record OfferQuestion(string Asked, bool IsTask, string Answer)
{
    private const int MaxWords = 16;

    public static OfferQuestion? Parse(string clause)
    {
        if (Knowing().Match(clause) is { Success: true } knowing && Fits(knowing))
            return new(knowing.Groups["asked"].Value, false, clause[..knowing.Groups["asked"].Index] + "just that");
        return Helping().Match(clause) is { Success: true } helping
            ? OfTask(clause[..helping.Index] + helping.Groups["helped"].Value, helping.Groups["rest"].Value)
            : null;
    }

    /// <summary>"engineering teams keep their costs down": who is helped, then from the verb on.</summary>
    private static OfferQuestion? OfTask(string before, string rest)
    {
        var words = rest.Split(' ');
        for (var at = 1; at <= 3 && at + 1 < words.Length; at++)
            if (IsVerb(words[at]))
                return words.Length - at <= MaxWords

                        ? new(string.Join(' ', words[at..]), true,
                            $"{before} {string.Join(' ', words[..at])} do just that".Replace(" to do just", " do just", StringComparison.Ordinal))
                        : null;
        return null;
    }

    private static bool IsVerb(string word) =>
        Verbs.IsBase(word) || word is "see" or "know" or "spend" or "save" or "answer" or "spot" or "fill" or "hire" or "pay" or "get" or "close" or "win"
            or "book" or "read" or "show" or "learn" or "understand" or "compare" or "review" or "check" or "catch" or "settle" or "onboard";

    private static bool Fits(Match match) => match.Groups["asked"].Value.Split(' ').Length is >= 2 and <= MaxWords;

    [GeneratedRegex(
        @"\b(?:shows?|tells?|finds? out|explains?|sees?|reveals?|learns?|works? out)(?: (?:you|them|teams|people|everyone|\w+ teams))? "
            + @"(?<asked>(?:which|where|what|how much|how many|how|why|who) (?:(?! and (?:shows|tells|helps|finds|lets)\b)[^.:;!?()])+)$")]
    private static partial Regex Knowing();

    [GeneratedRegex(@"\b(?<helped>help|helps|lets?) (?!you\b)(?<rest>[\w-]+ [^.:;!?()]+)$")]
    private static partial Regex Helping();
}
