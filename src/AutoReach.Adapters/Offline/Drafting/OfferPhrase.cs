using System.Text.RegularExpressions;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>The team's offer, ready for sentences.</summary>
/// <param name="Clause">Goes on after a colon or "because": <c>we help clinics fill their calendars</c>. No full stop.</param>
/// <param name="Rest">What the team wrote after its first sentence; empty when it wrote one.</param>
/// <param name="Topic">A short noun phrase for a subject line, when the offer is one: <c>rota planning</c>.</param>
internal sealed partial record OfferPhrase(string Clause, string Rest, string? Topic)
{
    public string Sentence => Capital(Clause) + Stop;

    /// <summary>The full stop, where the clause has no end of its own.</summary>
    public string Stop => Clause[^1] is '.' or '!' or '?' ? "" : ".";

    /// <summary>The offer may be a sentence ("We help …"), a verb ("Helps …", "help …") or a noun phrase ("A tool that …").</summary>
    /// <returns>Null when there is none.</returns>
    public static OfferPhrase? Of(string offer)
    {
        var sentences = SentenceEnd().Split(CompanyNames.Plain(offer).Trim()).Where(sentence => sentence.Length > 0).ToArray();
        if (sentences.Length == 0)
            return null;
        var first = sentences[0].TrimEnd('.', ' ');
        var rest = string.Join(' ', sentences.Skip(1));
        if (rest.Length > 0 && rest[^1] is not ('.' or '!' or '?'))
            rest += ".";
        return first.Length == 0 ? null : new OfferPhrase(ClauseOf(first), rest, TopicOf(first));
    }

    private static string ClauseOf(string sentence)
    {
        var words = sentence.Split(' ');
        var head = words[0].ToLowerInvariant();
        var tail = string.Join(' ', words.Skip(1));
        if (Ours().IsMatch(sentence))
            return char.ToLowerInvariant(sentence[0]) + sentence[1..];
        if (words.Length > 2 && Verbs.IsBase(head))
            return $"we {head} {tail}";
        if (words.Length > 2 && Verbs.FromThirdPerson(head) is { } verb && !words[1].Equals("of", StringComparison.OrdinalIgnoreCase))
            return $"we {verb} {tail}";
        if (HasSubjectAndVerb(words))
            return sentence;
        return "we offer " + LowerFirst(sentence);
    }

    /// <summary>"Acme finds …", "Acme Analytics is …": a name, then a verb in the third person. Our own name keeps its capital.</summary>
    private static bool HasSubjectAndVerb(string[] words) =>
        !words[0].ToLowerInvariant().Equals("a", StringComparison.Ordinal) && !Article().IsMatch(words[0])
        && words.Skip(1).Take(3).Any(word => word is "is" or "are" or "lets" or "gives" || Verbs.FromThirdPerson(word) is not null);

    private static string? TopicOf(string sentence)
    {
        var words = sentence.Split(' ');
        if (Ours().IsMatch(sentence) || HasSubjectAndVerb(words) || Verbs.IsBase(words[0].ToLowerInvariant()) || Verbs.FromThirdPerson(words[0].ToLowerInvariant()) is not null)
            return null;
        var head = words.Skip(Article().IsMatch(words[0]) ? 1 : 0).TakeWhile(word => !TopicEnd().IsMatch(word)).ToArray();
        return head.Length is >= 1 and <= 4 ? LowerFirst(string.Join(' ', head).TrimEnd(',', ':', ';')) : null;
    }

    private static string LowerFirst(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) && !text.Split(' ')[0].Skip(1).Any(char.IsUpper)
            ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[\p{Lu}\p{N}])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:we|our|with us|with our|using our)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ours();

    [GeneratedRegex("^(?:an?|the|one|our)$", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex("^(?:that|which|for|to|with|by|from|in|on|who|built|made|designed|so|and)$|[,:;]$", RegexOptions.IgnoreCase)]
    private static partial Regex TopicEnd();
}
