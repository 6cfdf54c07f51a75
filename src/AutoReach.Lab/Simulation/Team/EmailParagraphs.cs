using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <param name="Text">Without the line breaks around it.</param>
/// <param name="Gap">The line breaks before it.</param>
internal sealed record Paragraph(string Text, string Gap = Paragraph.EmptyLine)
{
    public const string EmptyLine = "\n\n";
}

/// <summary>
/// The parts of an email that its layout gives away: greeting, opening, what is offered, call to action, sign-off.
/// A part that is not there is null; a single paragraph between greeting and sign-off is the opening.
/// </summary>
internal sealed partial record EmailParagraphs
{
    private const int MaxWordsOfGreeting = 8;
    private const int MaxWordsOfClosing = 7;

    public Paragraph? Greeting { get; init; }
    public Paragraph? Opening { get; init; }

    /// <summary>Value and proof, in order.</summary>
    public IReadOnlyList<Paragraph> Offer { get; init; } = [];

    public Paragraph? Call { get; init; }

    /// <summary>With the sender's name under it.</summary>
    public Paragraph? SignOff { get; init; }

    private string Before { get; init; } = "";
    private string After { get; init; } = "";

    public static EmailParagraphs Parse(string body)
    {
        var text = body.Trim();
        var start = text.Length == 0 ? body.Length : body.IndexOf(text, StringComparison.Ordinal);
        var paragraphs = Split(text);
        var greeting = paragraphs.Count > 0 && IsGreeting(paragraphs[0].Text) ? paragraphs[0] : null;
        var signOff = paragraphs.Count > (greeting is null ? 0 : 1) && IsSignOff(paragraphs[^1].Text) ? paragraphs[^1] : null;
        var middle = paragraphs.Skip(greeting is null ? 0 : 1).SkipLast(signOff is null ? 0 : 1).ToList();
        return new()
        {
            Before = body[..start],
            Greeting = greeting,
            Opening = middle.Count > 0 ? middle[0] : null,
            Offer = [.. middle.Skip(1).SkipLast(1)],
            Call = middle.Count > 1 ? middle[^1] : null,
            SignOff = signOff,
            After = body[(start + text.Length)..],
        };
    }

    /// <summary>The whole again: the body that it was read from, letter for letter, as far as no part was exchanged.</summary>
    public override string ToString()
    {
        List<Paragraph?> parts = [Greeting, Opening, .. Offer, Call, SignOff];
        var there = parts.OfType<Paragraph>().ToList();
        return Before + string.Concat(
            there.Select((part, place) => place == 0 ? part.Text : (part.Gap.Length > 0 ? part.Gap : Paragraph.EmptyLine) + part.Text)) + After;
    }

    private static List<Paragraph> Split(string text)
    {
        var paragraphs = new List<Paragraph>();
        var (start, gap) = (0, "");
        foreach (var match in Gap().Matches(text).Append(null))
        {
            if (text[start..(match?.Index ?? text.Length)] is { Length: > 0 } paragraph)
                paragraphs.Add(new(paragraph, gap));
            (start, gap) = (match is null ? text.Length : match.Index + match.Length, match?.Value ?? "");
        }
        PartGreeting(paragraphs);
        return paragraphs;
    }

    /// <summary>A greeting with the text going on in the next line is a paragraph of its own.</summary>
    private static void PartGreeting(List<Paragraph> paragraphs)
    {
        if (paragraphs.Count == 0 || FirstLine().Match(paragraphs[0].Text) is not { Success: true } line || !IsGreeting(line.Groups["line"].Value))
            return;
        paragraphs.Insert(1, new(paragraphs[0].Text[line.Length..], line.Groups["gap"].Value));
        paragraphs[0] = paragraphs[0] with { Text = line.Groups["line"].Value };
    }

    private static bool IsGreeting(string text) =>
        GreetingWord().IsMatch(text) && !text.Contains('\n', StringComparison.Ordinal) && EmailText.WordsIn(text) <= MaxWordsOfGreeting
            && text.TrimEnd() is [.., not ('.' or '?')];

    private static bool IsSignOff(string text)
    {
        var lines = text.Trim().Split('\n');
        var first = lines[0].Trim();
        return EmailText.WordsIn(first) <= MaxWordsOfClosing && !first.Contains('?', StringComparison.Ordinal) && !EmailText.HasLink(first)
            && (
                lines.Length > 1 && lines.All(line => EmailText.WordsIn(line) <= MaxWordsOfClosing * 2) || Closing().IsMatch(first)
                || EmailText.WordsIn(first) <= 3 && first is not [.., '.']);
    }

    [GeneratedRegex(@"(?:[ \t]*\r?\n){2,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"^(?<line>[^\n]*\S)(?<gap>\s*?\n)")]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"^\s*(?:hi|hey|hello|dear|good (?:morning|afternoon|evening|day)|greetings)\b", RegexOptions.IgnoreCase)]
    private static partial Regex GreetingWord();

    [GeneratedRegex(
        @"^(?:(?:all the |my )?best|(?:kind|warm|best|many)?\s*regards|cheers|thanks|thank you|(?:yours )?sincerely|yours|(?:with )?(?:best|kind"
            + @"|warm)\b|take care|talk soon)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();
}
