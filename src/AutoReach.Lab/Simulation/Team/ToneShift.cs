using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>Gives an email another formality: greeting, contractions, exclamation marks and sign-off.</summary>
internal sealed partial class ToneShift(WritingStyle style, string senderName)
{
    public EmailParagraphs Shifted(EmailParagraphs email, SeenLead lead) => email with
    {
        Greeting = Greeting(email.Greeting, lead),
        Opening = Spoken(email.Opening),
        Offer = [.. email.Offer.Select(paragraph => Spoken(paragraph)!)],
        Call = Spoken(email.Call),
        SignOff = SignOff(email.SignOff),
    };

    /// <summary>A sentence as this formality has it.</summary>
    public string Spoken(string text) => style.Formality switch
    {
        Formality.Casual => Contractions.Made(text),
        Formality.Neutral => text,
        Formality.Formal => Exclamations.Calmed(Contractions.Expanded(text)),
        _ => throw new InvalidOperationException($"Unexpected {style.Formality}."),
    };

    /// <summary>Without a name of a person or a company.</summary>
    public string NamelessGreeting => style.Formality switch
    {
        Formality.Casual => "Hi there,",
        Formality.Neutral => "Hello,",
        Formality.Formal => "Dear reader,",
        _ => throw new InvalidOperationException($"Unexpected {style.Formality}."),
    };

    /// <summary>The team's own words, what stood under the old ones kept.</summary>
    public Paragraph SignOff(Paragraph? old)
    {
        var words = style.SignOff is [.., '.' or '!'] ? style.SignOff : style.SignOff + ",";
        if (old is null)
            return new(senderName.Length > 0 ? $"{words}\n{senderName}" : words);
        if (old.Text.Equals(senderName, StringComparison.OrdinalIgnoreCase))
            return old with { Text = $"{words}\n{old.Text}" };
        var end = FirstLineEnd().Match(old.Text);
        return old with { Text = end.Success ? words + old.Text[end.Index..] : words };
    }

    /// <summary>Whoever was greeted still is; only the word before the name changes.</summary>
    private Paragraph Greeting(Paragraph? old, SeenLead lead)
    {
        var named = old is null ? lead.FirstName?.Trim() ?? "" : Named().Match(old.Text) is { Success: true } match ? match.Groups["name"].Value : "";
        var text = named.Length == 0 ? NamelessGreeting : $"{NamelessGreeting.Split(' ', ',')[0]} {named},";
        return old is null ? new(text, Gap: "") : old with { Text = text };
    }

    private Paragraph? Spoken(Paragraph? paragraph) => paragraph is null ? null : paragraph with { Text = Spoken(paragraph.Text) };

    [GeneratedRegex(
        @"^(?:hi|hey|hello|dear|good \w+|greetings)\s+(?!(?:there|reader|all|everyone|team|sir|madam)\b)(?<name>[^,!]*?\S)\s*(?:[,!]\s*)?$(?<!team,?)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"\s*\n")]
    private static partial Regex FirstLineEnd();
}
