using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>A phrase that a team does not want: where it stands, and how a person takes it out.</summary>
internal static partial class AvoidedPhrase
{
    /// <summary>White space without an empty line.</summary>
    private const string BetweenWords = @"(?:[^\S\n]|\n(?!\s*\n))+";

    /// <summary>As whole words, without case, inside a paragraph whatever white space is between them.</summary>
    public static bool StandsIn(string text, string phrase) => Pattern(phrase).IsMatch(text);

    /// <summary>
    /// Cut out where the sentence is whole without it, as before a noun or with a comma at the start; else that sentence
    /// goes. All other sentences stay as they are.
    /// </summary>
    /// <returns>Empty where nothing is left.</returns>
    public static string TakenFrom(string paragraph, string phrase)
    {
        if (!StandsIn(paragraph, phrase))
            return paragraph;
        var kept = string.Concat(EmailText.Sentences(paragraph).Select(sentence => StandsIn(sentence, phrase) ? Cut(sentence, phrase) : sentence)).Trim();
        return StandsIn(kept, phrase) ? "" : kept;
    }

    private static string Cut(string sentence, string phrase)
    {
        var match = Pattern(phrase).Match(sentence);
        var (before, after) = (sentence[..match.Index], sentence[(match.Index + match.Length)..]);
        var cut = before.Trim().Length == 0 && SetApart().Match(after) is { Success: true } mark ? before + EmailText.Capital(after[mark.Length..])
            : Determiner().IsMatch(before) && Noun().IsMatch(after) ? WithArticle(before, after)
            : "";
        return StandsIn(cut, phrase) ? "" : cut;
    }

    private static string WithArticle(string before, string after)
    {
        var rest = after.TrimStart();
        return IndefiniteArticle().Replace(before, "aeiou".Contains(char.ToLowerInvariant(rest[0]), StringComparison.Ordinal) ? "${a}n " : "${a} ") + rest;
    }

    private static Regex Pattern(string phrase)
    {
        var words = phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape);
        return new Regex(
            $@"(?<![\p{{L}}\p{{Nd}}]){string.Join(BetweenWords, words)}(?![\p{{L}}\p{{Nd}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"^\s*[,:;–—]\s*|^\s+-\s+")]
    private static partial Regex SetApart();

    [GeneratedRegex(@"\b(?:an?|the|our|your|my|its|their|this|that|these|those|some|any|every|each|no)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex Determiner();

    /// <summary>A further word of the same group: not a verb or a preposition that the phrase was the noun of.</summary>
    [GeneratedRegex(
        @"^\s+(?!(?:of|between|with|for|to|in|on|at|by|from|and|or|but|that|which|who|is|are|was|were|will|would|can|could|has|have|as|than|so|if|when"
            + @"|while|because|about|across|through|over|into|without)\b)[\p{L}\p{Nd}]", RegexOptions.IgnoreCase)]
    private static partial Regex Noun();

    [GeneratedRegex(@"\b(?<a>a)n?\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex IndefiniteArticle();
}
