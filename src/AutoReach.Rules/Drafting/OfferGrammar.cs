using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AutoReach.Rules.Drafting;

/// <summary>What kind of words an offer begins with. Where a word may be noun or verb ("test", "plans"), its neighbour tells.</summary>
internal static partial class OfferGrammar
{
    private static readonly FrozenSet<string> Giving = Words("help give let bring make show");

    private static readonly FrozenDictionary<string, string> Givings = new Dictionary<string, string>
    {
        ["helping"] = "help",
        ["giving"] = "give",
        ["letting"] = "let",
        ["bringing"] = "bring",
        ["making"] = "make",
        ["showing"] = "show",
        ["turning"] = "turn",
        ["connecting"] = "connect",
        ["keeping"] = "keep",
        ["cutting"] = "cut",
    }.ToFrozenDictionary();

    /// <summary>Verbs that start no noun phrase.</summary>
    private static readonly FrozenSet<string> Commands = Words(
        "help give let bring make show keep find get see know save cut stop build turn reduce create deliver automate connect provide enable empower "
            + "protect improve increase simplify generate analyze analyse understand remove replace unify prevent predict discover identify");

    private static readonly FrozenSet<string> Doing = Words(
        "is are was has does lets gives can will reads shows answers saves watches listens learns looks explains tells alerts warns checks cleans "
            + "scores ranks routes syncs replays records sorts catches spots gets uses sits plugs puts takes adds stands speaks sees grows fits comes "
            + "sets goes writes compares reviews pays books counts flags fills sends closes opens");

    private static readonly FrozenSet<string> Common = Words(
        "a an the one our this that these those it they you teams companies people customers engineers developers every each most many software tools "
            + "some all no");

    private static readonly FrozenSet<string> Prepositions = Words("for of that which who and or in on at by from as");

    public static bool IsGiving(string word) => Giving.Contains(word);

    /// <returns><c>help</c> for <c>helping</c>; null for gerunds that may begin a noun phrase ("testing tools").</returns>
    public static string? GivingOf(string gerund) => Givings.GetValueOrDefault(gerund);

    public static bool IsCommon(string word) => Common.Contains(word.ToLowerInvariant());

    /// <summary>What follows a noun rather than a verb: "tests for", "courses,".</summary>
    public static bool EndsNoun(string next) => Prepositions.Contains(next.ToLowerInvariant()) || next is "&" or "-" or "–";

    public static bool AddressesReader(string text) => Reader().IsMatch(text);

    /// <summary>"Help crews plan", "Plan your week", but not "Test automation for crews".</summary>
    public static bool IsImperative(string[] words)
    {
        var head = words[0].ToLowerInvariant();
        return words.Length > 2 && (Commands.Contains(head) || (Verbs.IsBase(head) && Determiner().IsMatch(words[1])));
    }

    /// <returns>Where the verb stands of a sentence that has a subject, among the second to fourth words; 0 when it is a noun phrase.</returns>
    public static int VerbAt(string[] words)
    {
        for (var at = 1; at <= 3 && at + 1 < words.Length; at++)
        {
            if (words[at - 1][^1] is ',' or ':' || Prepositions.Contains(words[at - 1].ToLowerInvariant()))
                return 0; // "Tideplan, a planner that finds …", "A tool that finds …"
            if (IsVerb(words, at))
                return at;
        }
        return 0;
    }

    /// <returns>Of "finds tide tables and …" <c>tide tables</c>; null where it is no short plain noun phrase.</returns>
    public static string? ObjectOf(string[] fromVerb)
    {
        var words = fromVerb.Skip(1).TakeWhile(word => !TopicEnd().IsMatch(word)).ToArray();
        return words.Length is 2 or 3 && fromVerb.Length > words.Length + 1 && !Determiner().IsMatch(words[0]) && !Determiner().IsMatch(words[1])
            && words.All(word => word.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '/'))
                && (words[^1].EndsWith('s') || words[^1].EndsWith("ing", StringComparison.Ordinal))
            && fromVerb[0] is not ("is" or "are" or "gives" or "lets" or "helps" or "makes" or "shows") ? string.Join(' ', words) : null;
    }

    /// <returns>The head of a noun phrase, at most four words.</returns>
    public static string? TopicOf(string nounPhrase)
    {
        var words = nounPhrase.Split(' ');
        var head = words.Skip(Article().IsMatch(words[0]) ? 1 : 0).TakeWhile(word => !TopicEnd().IsMatch(word)).ToArray();
        return head.Length is >= 1 and <= 4 ? string.Join(' ', head).TrimEnd(',', ':', ';') : null;
    }

    private static bool IsVerb(string[] words, int at)
    {
        var (word, next) = (words[at], words[at + 1]);
        if (Doing.Contains(word))
            return !EndsNoun(next) || word is "is" or "are" or "looks" or "sits" or "comes" or "can" or "will"
                || (word is "shows" or "tells" or "explains" or "sees" or "answers" && next is "which" or "who" or "that");
        if (at == 1 && words[0].EndsWith('s') && (Verbs.IsBase(word) || word is "use" or "get" or "save" or "need" or "see"))
            return IsCommon(words[0]);
        var isKnown = Verbs.FromThirdPerson(word) is not null;
        var isTied = word is "works" or "helps" or "makes" or "lets" or "enables" or "provides" or "runs" or "specializes" or "specialises";
        if (isTied || EndsNoun(next))
            return isTied;
        return isKnown || (at == 1 && Ending().IsMatch(word) && !IsCommon(words[0]) && Determiner().IsMatch(next));
    }

    private static FrozenSet<string> Words(string text) => text.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\byour?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reader();

    [GeneratedRegex("^(?:your?|their|the|an?|its|our|all|every|each|any|what|how|where|which|who|when|why|more|less|fewer|it|them|people|teams|companies)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Determiner();

    [GeneratedRegex("^[a-z]{2,}[^s\\W]s$")]
    private static partial Regex Ending();

    [GeneratedRegex("^(?:an?|the|one|our)$", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(
        "^(?:that|which|for|to|into|with|by|from|in|on|who|built|made|designed|so|and|before|after|when|while|as)$|[,:;]$", RegexOptions.IgnoreCase)]
    private static partial Regex TopicEnd();
}
