using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AutoReach.Core.Drafting;

namespace AutoReach.Rules.Drafting;

/// <summary>
/// Turns the rest of a company's sentence into words that a stranger can say: its own pronouns become <c>its</c>, its
/// readers become <c>people</c>, boasts go, and what is too long ends where a clause ends. Null where that is not safe.
/// </summary>
internal static partial class ClauseText
{
    private const int MaxWords = 19;

    private static readonly FrozenSet<string> Boasts = Words(
        "leading best innovative award-winning premier world-class cutting-edge state-of-the-art revolutionary amazing awesome top unique premium "
            + "ultimate unparalleled unrivaled unrivalled exceptional truly highly extremely simply instantly fast-growing rapidly powerful great "
            + "beautiful ground-breaking groundbreaking seamless seamlessly proudly purpose-built easy-to-use premiere stunning incredible exciting "
            + "preeminent high-end versatile trusted");

    private static readonly FrozenSet<string> NotTold = Words(
        "world's first largest biggest fastest greatest most #1 number-one i i'm my me mine we we're we've we'll us ours ourselves you're you've "
            + "you'll yours yourself him her love passionate passion talented rockstar ninja crypto-anarchist million billion leader leaders weapon "
            + "number-one number future these those this such cutting mission aussie kink fetishism porn gambling adult today tomorrow currently recently");

    private static readonly FrozenSet<string> NotLast = Words(
        "a an the of to and or with for in on at by from that which who whose as its their into via between both through about over more all any "
            + "every each other than is are be been it's can will not across while where including like so when out there");

    public static string? Mend(string clause)
    {
        var words = Cut(clause)?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is null)
            return null;
        var told = WithoutBoasts(words);
        if (told is null || !TellPronouns(told) || told.Count is < 3 or > MaxWords)
            return null;
        var text = string.Join(' ', told).TrimEnd(',', ';', '-', ' ');
        return IsSafe(text) ? text : null;
    }

    /// <summary>Whole when short; else up to the last boundary after which the sentence may end.</summary>
    private static string? Cut(string clause)
    {
        var text = Aside().Split(Dash().Split(clause)[0])[0].TrimEnd('.', ',', ' ');
        if (text.Split(' ').Length <= MaxWords)
            return text;
        var ends = Boundary().Matches(text).Select(match => match.Index)
            .Where(index => text[..index].Count(character => character == ' ') is >= 4 and < MaxWords)
            .ToArray();
        return ends.Length == 0 || OpenList().IsMatch(text[..ends[^1]]) ? null : text[..ends[^1]].TrimEnd(',', ' ');
    }

    private static List<string>? WithoutBoasts(string[] words)
    {
        var told = new List<string>();
        for (var at = 0; at < words.Length; at++)
        {
            var bare = words[at].TrimEnd(',').ToLowerInvariant();
            if (!Boasts.Contains(bare) || (at + 1 < words.Length && words[at + 1].StartsWith("practice", StringComparison.Ordinal)))
            {
                told.Add(words[at]);
                continue;
            }
            var beside = (Before: told.LastOrDefault(), After: at + 1 < words.Length ? words[at + 1] : "and");
            if (beside.After is "and" or "&" or "or" || beside.Before is "and" or "&" or "or" or null || words[at].EndsWith(',') || beside.Before.EndsWith(',')
                || beside.Before.EndsWith("'s", StringComparison.Ordinal))
                return null;
            if (told[^1] is "the" && IsPlural(beside.After))
                told.RemoveAt(told.Count - 1);
            else if (told[^1] is "the")
                told[^1] = "a"; // "the leading provider" is one provider
        }
        for (var at = 0; at + 1 < told.Count; at++)
            if (told[at] is "a" or "an")
                told[at] = Articles.For(told[at + 1]);
        return told;
    }

    private static bool IsPlural(string word) =>
        word.TrimEnd(',').EndsWith('s') && !word.TrimEnd(',').EndsWith("ss", StringComparison.Ordinal);

    /// <returns>False where a pronoun cannot be told by a stranger.</returns>
    private static bool TellPronouns(List<string> words)
    {
        var readers = 0;
        for (var at = 0; at < words.Count; at++)
        {
            var bare = words[at].TrimEnd(',').ToLowerInvariant();
            if (NotTold.Contains(bare))
                return false;
            if (bare is "you" && ++readers > 1)
                return false;
            var told = bare switch { "our" => "its", "your" => "their", "you" => "people", "yourself" => "themselves", _ => null };
            if (told is not null)
                words[at] = told + (words[at].EndsWith(',') ? "," : "");
            if (words[at] is "&")
                words[at] = "and";
        }
        return true;
    }

    private static bool IsSafe(string text) =>
        Plain().IsMatch(text)
        && !NotLast.Contains(text[(text.LastIndexOf(' ') + 1)..].ToLowerInvariant())
        && text.Split(' ').Count(word => word.Length > 3 && word.All(char.IsUpper)) < 3
        && text.Split(' ').All(word => word.Length <= 30)
        && PromptLeaks.Find(text) is null
        && !MailLinks.In(text).Any() && !MailLinks.AddressesIn(text).Any();

    private static FrozenSet<string> Words(string text) => text.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\s[-–—]+\s|—|;|:\s|\s\|\s|\.\.\.|…|\s/\s")]
    private static partial Regex Dash();

    [GeneratedRegex(
        @",? (?:which|where|while|so that|so they|in order to|including|such as|helping|enabling|allowing|giving|making|ensuring|using|leveraging"
            + @"|combining|without|by [a-z]+ing|and (?:helps?|enables?|makes?|provides?|offers?|allows?|gives?|is|has|are)|through|with the|that "
            + @"(?:helps?|enables?|allows?|makes?|lets?|empowers?|gives?))\b|, (?:from|with|by|to|we|our|for|but|as|all|backed|based)\b")]
    private static partial Regex Boundary();

    /// <summary>What only holds for a time, or takes back what was said.</summary>
    [GeneratedRegex(@",? (?:but|since \d{4}|for (?:more than|over|nearly|almost|the (?:last|past)) [\w ]{0,20}(?:years?|decades?)|out there)\b")]
    private static partial Regex Aside();

    /// <summary>"software, hardware, financial": a list that was cut before its last item.</summary>
    [GeneratedRegex(@", (?!(?:and|or|\w+ing|\w+ed) )[\w-]+(?: [\w-]+){0,3},?\s*$")]
    private static partial Regex OpenList();

    [GeneratedRegex(@"^(?!.*(?:\. |\b\p{Lu}\.\p{Lu}$))[\p{L}\p{M}\p{N} ,.'’&+#%$€£/\-‑]+$")]
    private static partial Regex Plain();
}
