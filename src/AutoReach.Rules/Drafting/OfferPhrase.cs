using System.Text.RegularExpressions;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Drafting;

/// <summary>The team's offer, ready for sentences.</summary>
/// <param name="Clause">Goes on after a colon or "In short,": <c>we help clinics fill their calendars</c>. No full stop.</param>
/// <param name="Rest">The sentences that the team wrote after its first.</param>
internal sealed partial record OfferPhrase(string Clause, IReadOnlyList<string> Rest)
{
    /// <summary>What the offer's sentence names as its subject, as the team writes it: <c>Tideplan</c>.</summary>
    public string? Product { get; init; }

    /// <summary>A short noun phrase for a subject line: <c>rota planning</c>, or what the product works on: <c>tide tables</c>.</summary>
    public string? Topic { get; init; }

    public OfferQuestion? Question { get; init; }

    /// <summary>A sentence of its own. A product that the team writes small stays small.</summary>
    public string Sentence => AsSentence(Clause);

    /// <summary>The full stop, where the clause has no end of its own.</summary>
    public string Stop => Clause[^1] is '.' or '!' or '?' ? "" : ".";

    /// <summary>What the reader could use: <c>Tideplan</c>, else <c>what we do</c>.</summary>
    public string Name => Product ?? "what we do";

    public string AsSentence(string clause) => (Product is null ? Capital(clause) : clause) + (clause[^1] is '.' or '!' or '?' ? "" : ".");

    /// <summary>The offer may be a sentence ("We help …", "Tideplan finds …"), a verb ("Helps …", "help …") or a noun phrase ("A tool that …").</summary>
    /// <param name="offer">As the team wrote it.</param>
    /// <param name="brand">What the team calls itself as far as its address tells, so that a name keeps its capital; may be empty.</param>
    /// <returns>Null when there is none.</returns>
    public static OfferPhrase? Parse(string offer, string brand)
    {
        var sentences = Sentences.Split(PlainText.OneLine(offer)).ToArray();
        var first = sentences.Length == 0 ? "" : sentences[0].TrimEnd('.', ' ');
        if (first.Length == 0)
            return null;
        var phrase = OfFirst(first, brand) with
        {
            Rest = [.. sentences.Skip(1).Select(
            sentence => sentence[^1] is '.' or '!' or '?' ? sentence : sentence + ".")]
        };
        return phrase with { Question = OfferQuestion.Parse(phrase.Clause) };
    }

    private static OfferPhrase OfFirst(string sentence, string brand)
    {
        var words = sentence.Split(' ');
        var head = words[0].ToLowerInvariant();
        var tail = string.Join(' ', words.Skip(1));
        if (Ours().IsMatch(sentence))
            return new(sentence.StartsWith("I ", StringComparison.Ordinal) || brand.Equals(words[0], StringComparison.OrdinalIgnoreCase)
                ? sentence
                : char.ToLowerInvariant(sentence[0]) + sentence[1..], []);
        if (OfferGrammar.IsImperative(words))
            return new(OfferGrammar.AddressesReader(tail) && !OfferGrammar.IsGiving(head) ? $"we help you {head} {tail}" : $"we {head} {tail}", []);
        if (words.Length > 2 && OfferGrammar.GivingOf(head) is { } giving)
            return new($"we {giving} {tail}", []);
        if (words.Length > 2 && Verbs.FromThirdPerson(head) is { } verb && !OfferGrammar.EndsNoun(words[1]))
            return new($"we {verb} {tail}", []);
        if (OfferGrammar.VerbAt(words) is > 0 and var at)
            return OfSubject(words, at, brand);
        return new("we offer " + LowerFirst(words, brand), []) { Topic = OfferGrammar.TopicOf(LowerFirst(words, brand)) };
    }

    /// <summary>"Tideplan finds …", "Teams use Tideplan to …": stands as it is.</summary>
    private static OfferPhrase OfSubject(string[] words, int verb, string brand)
    {
        var subject = string.Join(' ', words[..verb]);
        var isName = !OfferGrammar.IsCommon(words[0]) && (verb == 1 || words[..verb].All(word => char.IsUpper(word[0]) || char.IsDigit(word[0])));
        return isName || subject.StartsWith(brand, StringComparison.OrdinalIgnoreCase) && brand.Length > 0
            ? new(string.Join(' ', words), []) { Product = subject, Topic = OfferGrammar.ObjectOf(words[verb..]) }
            : new(LowerFirst(words, brand), []);
    }

    private static string LowerFirst(string[] words, string brand)
    {
        var (text, first) = (string.Join(' ', words), words[0]);
        var isName = first[^1] is ',' or ':' || first.Skip(1).Any(char.IsUpper) || first.Length == 1 && first != "A"
            || first.Equals(brand, StringComparison.OrdinalIgnoreCase) || words.Skip(1).Any(word => word.Trim(',', '.', ':') == first);
        return isName ? text : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^(?:we|we're|we've|our|i|i'm|you|your|with (?:us|our)|using our|(?:here )?at [^,]{1,30},? we)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ours();
}
