using System.Globalization;
using System.Text;
using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Research;
using AutoReach.Orchestration;

namespace AutoReach.Adapters.OpenAi.Prompts;

/// <summary>Asks for an email part by part, by what the team states and what it has taught.</summary>
internal static class DraftPrompt
{
    public const string Instructions = """
        You write the first email of a salesperson to somebody who does not know them: plain text, no markup, no placeholders, no emoji, no subject tricks.
        Write each part by itself: greeting (one line with the first name, or without a name if none is known), opening (one or two sentences about the reader or
        the company), value (what the team offers, in a sentence or two), proof (why it fits this company; may be empty) and callToAction (one or two sentences).
        The closing words and the name are added for you. The subject has at most 60 characters.
        Say of the company only what a fact below says, and list the labels of the facts that a part rests on. Say of the offer only what the team says of it.
        Invent no numbers, names, customers, results or events. No part repeats another.
        """;

    public static readonly AnswerForm Form = new("email", """
        {"type":"object","additionalProperties":false,"required":["subject","greeting","opening","value","proof","callToAction"],
        "$defs":{"part":{"type":"object","additionalProperties":false,"required":["text","facts"],"properties":{"text":{"type":"string"},"facts":{"type":"array","items":{"type":"string"}}}}},
        "properties":{"subject":{"type":"string"},"greeting":{"$ref":"#/$defs/part"},"opening":{"$ref":"#/$defs/part"},"value":{"$ref":"#/$defs/part"},"proof":{"$ref":"#/$defs/part"},"callToAction":{"$ref":"#/$defs/part"}}}
        """);

    /// <summary>The team's rules; they come from us and from people, so they stand among the instructions.</summary>
    /// <param name="closing">Words that the sign-off takes of the length.</param>
    public static string Team(DraftRequest request, DraftKinds kinds, int closing)
    {
        var (messaging, style, text) = (request.Workflow.Messaging, request.Style, new StringBuilder());
        Rule(text, $"The team offers: {messaging.Offer}");
        Rule(text,
            $"The tone is {EnumWords.Of(style.Tone ?? messaging.Tone)}. "
                + $"All parts together have at most {Math.Min(style.MaxWords ?? DraftChecks.MaxWords, DraftChecks.MaxWords) - closing} words.");
        Rule(text, $"The opening is {kinds.OpeningInWords}; the call to action is {kinds.CallInWords}.");
        foreach (var phrase in messaging.AlwaysInclude)
            Rule(text, $"The email contains, word for word: “{phrase}”");
        foreach (var phrase in messaging.NeverInclude)
            Rule(text, $"The email never says: “{phrase}”");
        Rule(text, messaging.Links.Count == 0 && !kinds.HasLink
            ? "No links."
            : $"No links but {string.Join(", ", messaging.Links.Append(kinds.HasLink ? messaging.CalendarLink : null).OfType<Uri>())}.");
        foreach (var rule in StyleRules.Describe(style, request.Prospect.CompanyName, request.Prospect.FirstName, messaging.CalendarLink))
            Rule(text, rule);
        foreach (var sore in request.Flags.Select(flag => flag.Kind).Distinct()
            .Where(kind => kind is FlagKind.Layoffs or FlagKind.Merger or FlagKind.Crisis or FlagKind.Controversy))
            Rule(text, $"Do not touch on this: {sore.ToString().ToLowerInvariant()}.");
        return text.ToString();
    }

    public static string Material(DraftRequest request, IDictionary<string, Fact> labels)
    {
        var text = new StringBuilder(KnownFacts.Describe(request.Prospect, request.Dossier, labels)).Append("\n\n");
        foreach (var example in request.Examples)
            text.Append(UntrustedText.Fenced("An email of the team that pleased, for its style only: its facts are about others", example, 2_000))
                .Append("\n\n");
        if (request.Previous is { } previous)
            text.Append(UntrustedText.Fenced("The present draft", $"{previous.Subject}\n\n{previous.Body}", 3_000)).Append("\n\n")
                .Append(CultureInfo.InvariantCulture,
                    $"A person of the team wants it redone{(string.IsNullOrWhiteSpace(request.Instruction)
                        ? "" : $": {UntrustedText.Inline(request.Instruction, 1_000)}")}\n");
        return text.ToString();
    }

    private static void Rule(StringBuilder text, string rule) => text.Append("- ").Append(rule.ReplaceLineEndings(" ")).Append('\n');
}

internal sealed record DraftAnswer
{
    public required string Subject { get; init; }
    public required PartAnswer Greeting { get; init; }
    public required PartAnswer Opening { get; init; }
    public required PartAnswer Value { get; init; }
    public required PartAnswer Proof { get; init; }
    public required PartAnswer CallToAction { get; init; }
}

/// <param name="Facts">Labels of facts as they were shown.</param>
internal sealed record PartAnswer(string Text, IReadOnlyList<string> Facts);
