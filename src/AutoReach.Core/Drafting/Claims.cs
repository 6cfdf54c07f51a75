using System.Collections.Frozen;
using AutoReach.Core.Reference;
using AutoReach.Core.Text;

namespace AutoReach.Core.Drafting;

/// <summary>A word that says something which can be wrong.</summary>
/// <param name="Word">As written, possessive removed.</param>
/// <param name="Stem">For the report of an event, what a supporting word starts with; null for names and numbers.</param>
internal readonly record struct Claim(string Word, string? Stem = null);

/// <summary>
/// Finds names, numbers, technologies and reports of events in a sentence. A name is a word with a capital inside a
/// sentence, or at its start unless it is a word that sentences start with.
/// </summary>
internal static class Claims
{
    private static readonly char[] Around = ['.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '“', '”', '‘', '’', '…', '–', '—', '*', '_'];

    private static readonly FrozenSet<string> NeverNames = Words(
        "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december");

    private static readonly FrozenSet<string> Starters = Words(
        """
        a about after all also although an and another any anything are as ask asking at based because before being best between both briefly but by
        can casual cheers companies company could dear did do does each either enjoy even every everyone few first for from get give given glad good
        greetings had happy has have having hello here hey hi hope how however if in into is it its just keep kind kindly last later let like many may
        maybe might more most much my naturally new next no none nothing now of on once one only put or other our out over people perhaps please reply
        regards roughly running same second see seems seen several shall she should simply since sincerely small so some someone something soon still
        such sure take teams thank thanks that the their then there these they thing things this those though three through to today together two
        under unless until us usually very we week well were what whatever when where whether which while who whoever whom whose why will with within
        without worth would yes yet you your yours leading rather probably no-one best warm many
        """);

    private static readonly string[] Events =
    [
        "rais", "fund", "acqui", "merge", "merging", "ipo", "award", "launch", "layoff", "laid", "expan", "doubl", "tripl", "grew", "grow", "revenue",
        "hiring", "hired", "recruiting", "million", "billion", "thousand", "hundred", "percent", "customers", "clients", "headquarter", "congrat",
        "partner", "unicorn", "profitab", "bankrupt", "lawsuit", "breach", "resign",
    ];

    public static IEnumerable<Claim> In(string text, bool offersTime) =>
        Sentences.Split(text, lineBreaksEnd: false).SelectMany(sentence => InSentence(sentence, offersTime));

    private static IEnumerable<Claim> InSentence(string sentence, bool offersTime)
    {
        var starts = true;
        var words = sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length; at++)
        {
            var trimmed = words[at].Trim(Around);
            if (trimmed.Length > 0 && !trimmed.Contains("://", StringComparison.Ordinal))
                foreach (var part in WithoutPossessive(trimmed).Split(['-', '/', '\u2013', '\u2014'], StringSplitOptions.RemoveEmptyEntries))
                {
                    if (Read(part, starts, offersTime && IsMinutes(words, at)) is { } claim)
                        yield return claim;
                    starts = false;
                }
            starts = words[at][^1] is ':' or '"' or '”' || (starts && trimmed.Length == 0);
        }
    }

    private static Claim? Read(string word, bool starts, bool isOfferedTime)
    {
        var lower = word.ToLowerInvariant();
        if (word.Any(char.IsDigit))
            return isOfferedTime ? null : new Claim(word);
        if (IsTechnology(lower))
            return new Claim(word);
        if (Events.FirstOrDefault(stem => lower.StartsWith(stem, StringComparison.Ordinal)) is { } stem)
            return new Claim(word, stem);
        if (!word.Any(char.IsUpper) || NeverNames.Contains(BeforeApostrophe(lower)))
            return null;
        return starts && !word.Skip(1).Any(char.IsUpper) && CanStart(BeforeApostrophe(lower)) ? null : new Claim(word);
    }

    /// <summary>"golang" and "k8s" say something in lower case too; "go", "rust" and "react" count as names only, by their capital.</summary>
    private static bool IsTechnology(string lower) => Technologies.Terms.Find(lower).Exists(hit => !hit.Value.IsAmbiguous);

    /// <summary>"Scaling", "Recently" and "Based" start sentences and are seldom names.</summary>
    private static bool CanStart(string lower) =>
        Starters.Contains(lower) || lower.EndsWith("ing", StringComparison.Ordinal) || lower.EndsWith("ly", StringComparison.Ordinal);

    private static bool IsMinutes(string[] words, int at) =>
        words[at].Contains("minute", StringComparison.OrdinalIgnoreCase)
        || (at + 1 < words.Length && words[at + 1].StartsWith("min", StringComparison.OrdinalIgnoreCase));

    private static string WithoutPossessive(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    private static string BeforeApostrophe(string word) =>
        word.IndexOfAny(['\'', '’']) is > 0 and var at ? word[..at] : word;

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
