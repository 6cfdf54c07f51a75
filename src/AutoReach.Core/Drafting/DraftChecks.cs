using System.Globalization;
using System.Text.RegularExpressions;
using AutoReach.Core.Leads;
using AutoReach.Core.Research;
using AutoReach.Core.Text;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Drafting;

/// <summary>
/// What a draft must hold before anyone may act on it alone, whoever wrote it. Its text is untrusted: a language model
/// may have been talked into anything by a page. Every finding is a blocking flag.
/// </summary>
public static partial class DraftChecks
{
    public const int MaxWords = 120;
    public const int MaxSubjectCharacters = 78; // RFC 5322 asks for lines no longer than this

    public static IReadOnlyList<ContextFlag> Run(Workflow workflow, Prospect prospect, Dossier dossier, Draft draft) =>
    [
        .. Shape(draft).Select(evidence => new ContextFlag(FlagKind.MessagingRule, true, evidence)),
        .. Rules(workflow.Messaging, draft).Select(evidence => new ContextFlag(FlagKind.MessagingRule, true, evidence)),
        .. Contacts(workflow.Messaging, prospect, draft).Select(evidence => new ContextFlag(FlagKind.MessagingRule, true, evidence)),
        .. Leaks(workflow, prospect, draft).Select(evidence => new ContextFlag(FlagKind.Injection, true, evidence)),
        .. Ties(draft).Concat(Grounding.Unsupported(workflow, prospect, dossier, draft))
            .Select(evidence => new ContextFlag(FlagKind.Ungrounded, true, evidence)),
    ];

    /// <summary>Texts of any origin that are wrong in every email.</summary>
    private static IEnumerable<string> Shape(Draft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Subject))
            yield return "the subject is empty";
        if (draft.Subject.Length > MaxSubjectCharacters)
            yield return $"the subject has {draft.Subject.Length} characters, {MaxSubjectCharacters} are allowed";
        if (draft.Subject.Any(char.IsControl) || draft.Subject.Any(IsInvisible))
            yield return "the subject has a line break or another control character";
        if (string.IsNullOrWhiteSpace(draft.Body))
            yield return "the body is empty";
        if (Composition.WordsIn(draft.Body) is > MaxWords and var words)
            yield return $"the body has {words} words, {MaxWords} are allowed";
        if (draft.Body.Any(character => (char.IsControl(character) && character != '\n') || IsInvisible(character)))
            yield return "the body has a control or invisible character";
        foreach (var text in (string[])[draft.Subject, draft.Body])
        {
            if (Placeholder().Match(text) is { Success: true } open)
                yield return $"a placeholder is left open: {Short(open.Value)}";
            else if (Markup().Match(text) is { Success: true } markup)
                yield return $"markup in plain text: {Short(markup.Value)}";
        }
    }

    private static IEnumerable<string> Rules(MessagingGuide messaging, Draft draft)
    {
        var whole = draft.Subject + "\n" + draft.Body;
        return messaging.AlwaysInclude
            .Where(phrase => !string.IsNullOrWhiteSpace(phrase) && !Phrases.ContainsExactly(draft.Body, phrase))
            .Select(phrase => $"must be included: {phrase}")
            .Concat(messaging.NeverInclude
                .Where(phrase => Phrases.Contains(whole, phrase))
                .Select(phrase => $"must never be included: {phrase}"));
    }

    private static IEnumerable<string> Contacts(MessagingGuide messaging, Prospect prospect, Draft draft)
    {
        var whole = draft.Subject + "\n" + draft.Body;
        var addresses = MailLinks.AddressesIn(whole)
            .Where(address => !string.Equals(address, messaging.Sender.Email, StringComparison.OrdinalIgnoreCase) || address == prospect.Email.Value)
            .Select(address => "an email address that is not the sender's");
        var links = MailLinks.In(whole)
            .Where(link => !MailLinks.IsAllowed(messaging, link) && !IsName(prospect, link))
            .Select(link => $"a link that is not listed: {Short(link)}");
        return addresses.Concat(links).Distinct();
    }

    private static IEnumerable<string> Leaks(Workflow workflow, Prospect prospect, Draft draft)
    {
        var whole = draft.Subject + "\n" + draft.Body;
        if (Canary.IsIn(whole, Canary.For(workflow, prospect)))
            yield return "the drafter's instructions have leaked into the text";
        if (PromptLeaks.Find(whole) is { } found)
            yield return $"text that speaks to a model: {found}";
    }

    /// <summary>Slots are what grounding and learning look at, so the text has to be theirs.</summary>
    private static IEnumerable<string> Ties(Draft draft)
    {
        if (!string.Equals(draft.Body, Composition.Body(draft.Slots), StringComparison.Ordinal))
            yield return "the body is not what its slots say";
        if (!string.Equals(draft.Hash, ContentHash.Compute(draft.Subject, draft.Body), StringComparison.Ordinal))
            yield return "the hash is not that of this text";
    }

    /// <summary>A company may be named like a domain (Booking.com).</summary>
    private static bool IsName(Prospect prospect, string link) =>
        string.Equals(prospect.Company?.Trim(), link, StringComparison.OrdinalIgnoreCase) && !link.Contains('/', StringComparison.Ordinal);

    private static bool IsInvisible(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex(
        @"\{\{?[^{}\n]{0,40}\}?\}|\$\{|\[[^\[\]\n]{1,40}\](?!\()|<[a-z][a-z_ ]{1,30}>(?!.*</)|\b(?:FIRST_?NAME|LAST_?NAME|COMPANY_?NAME|INSERT [A-Z]+"
            + @"|XX+|TBD|TODO|lorem ipsum)\b",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"</?[a-z!][^<>\n]{0,200}>|&(?:[a-z]{2,8}|#\d{1,6});|\[[^\]\n]*\]\([^)\n]*\)|\*\*[^*\n]+\*\*|^#{1,6} |```",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();
}
