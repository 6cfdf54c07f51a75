using System.Text.RegularExpressions;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Drafting;

/// <summary>Phrases that must stand in an email word for word, each in a sentence that suits its form.</summary>
internal static partial class RequiredPhrases
{
    /// <summary>Whole sentences stand as they are; for shorter phrases a sentence is made.</summary>
    public static string Sentences(EmailContext s, IEnumerable<string> phrases)
    {
        var wanted = phrases.Select(phrase => PlainText.OneLine(phrase).Trim()).Where(phrase => phrase.Length > 0).ToArray();
        var whole = wanted.Where(IsSentence).Select(phrase => phrase[^1] is '.' or '!' or '?' ? phrase : phrase + ".");
        var rest = wanted.Where(phrase => !IsSentence(phrase)).GroupBy(KindOf).OrderBy(kind => kind.Key).Select(kind => Sentence(s, kind.Key, [.. kind]));
        return string.Join(' ', whole.Concat(rest));
    }

    private enum Form { Command, Trait, Part, Subject, Link }

    private static string Sentence(EmailContext s, Form form, string[] phrases) => form switch
    {
        Form.Command => s.Say($"You can {Listed(phrases)}."),
        Form.Trait => s.Say($"It is {Listed(phrases)}."),
        Form.Part => s.Say($"It comes with {Listed([.. phrases.Select(phrase => WithArticle(phrase, definite: false))])}."),
        Form.Subject => s.Say($"If we talked, I would start with {Listed([.. phrases.Select(phrase => WithArticle(phrase, definite: true))])}."),
        Form.Link => s.Say($"There is more here: {string.Join(' ', phrases)}"),
        _ => throw new InvalidOperationException($"Unexpected {form}."),
    };

    private static Form KindOf(string phrase)
    {
        if (phrase.Contains("://", StringComparison.Ordinal))
            return Form.Link;
        var words = phrase.Split(' ');
        if (Trait().IsMatch(words[^1]))
            return Form.Trait;
        if (Part().IsMatch(phrase))
            return Form.Part;
        return words.Length > 1 && (OfferGrammar.IsImperative(words) || words[0] is "cancel" or "try" or "start" or "leave") ? Form.Command : Form.Subject;
    }

    private static string WithArticle(string phrase, bool definite)
    {
        var words = phrase.Split(' ');
        var needsNone = Determined().IsMatch(words[0]) || Uncounted().IsMatch(words[^1]) || words.Length == 1 && char.IsUpper(phrase[0]);
        return needsNone ? phrase : $"{(definite ? "the" : Articles.For(phrase))} {phrase}";
    }

    private static string Listed(string[] phrases) =>
        phrases.Length < 2 ? string.Concat(phrases) : $"{string.Join(", ", phrases[..^1])} and {phrases[^1]}";

    private static bool IsSentence(string phrase) =>
        phrase.Contains(' ', StringComparison.Ordinal) && char.IsUpper(phrase[0]) && (phrase[^1] is '.' or '!' or '?' || phrase.Split(' ').Length >= 5);

    [GeneratedRegex(
        "^(?:[\\w-]*compliant|[\\w-]*certified|[\\w-]*hosted|[\\w-]+based|secure|free|audited|open-source|private|encrypted)$", RegexOptions.IgnoreCase)]
    private static partial Regex Trait();

    /// <summary>What comes along with a product, rather than what it is about.</summary>
    [GeneratedRegex(
        @"^(?:no|free|unlimited|full|included|\d+[- ]days?)\b|\b(?:trial|support|onboarding|contract|pilot|demo|set-?up|refund|plan|tour|guide|discount)s?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?:no|an?|the|our|your|their|its|this|all|every|any|some|two|three|\p{N}+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Determined();

    [GeneratedRegex("(?:[^s]s|ing|cy|ty|ce|ment|ion|ship|ness|ware|data|support|setup|help|time|money|work|health|growth|quality)$", RegexOptions.IgnoreCase)]
    private static partial Regex Uncounted();
}
