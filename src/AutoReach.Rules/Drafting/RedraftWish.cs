using System.Globalization;
using System.Text.RegularExpressions;
using AutoReach.Core.Drafting;
using AutoReach.Core.Text;
using AutoReach.Core.Workflows;

namespace AutoReach.Rules.Drafting;

/// <summary>What a person wants different, as far as plain words tell. Parts that are not named stay as they were.</summary>
internal sealed partial record RedraftWish
{
    public static readonly IReadOnlySet<string> Everything = new HashSet<string> { "opening", "value", "proof", "callToAction", "subject" };

    /// <summary>Parts to say otherwise than before.</summary>
    public IReadOnlySet<string> Change { get; init; } = new HashSet<string>();

    public int? Words { get; init; }
    public Tone? Tone { get; init; }
    public string? OpeningKind { get; init; }
    public string? CallKind { get; init; }
    public bool NoQuestions { get; init; }
    public IReadOnlyList<string> Avoid { get; init; } = [];
    public IReadOnlyList<string> Mention { get; init; } = [];

    /// <summary>A first draft wishes nothing; an instruction that is not understood wishes everything otherwise.</summary>
    public static RedraftWish Parse(Draft? previous, string? instruction)
    {
        if (previous is null)
            return new RedraftWish();
        var text = PlainText.OneLine(instruction ?? "");
        var wish = new RedraftWish
        {
            Words = WordsIn(text, Composition.WordsIn(previous.Body)),
            Tone = ToneIn(text, EmailParts.ToneOf(previous)),
            OpeningKind = OpeningKindIn(text),
            CallKind = CallKindIn(text),
            NoQuestions = NoQuestion().IsMatch(text),
            Avoid = Topics(Unwanted(), text),
            Mention = Topics(Wanted(), Unwanted().Replace(text, "")),
        };
        wish = wish with { Change = ChangeIn(text, wish) };
        return wish.IsEmpty ? wish with { Change = Everything } : wish;
    }

    private bool IsEmpty => Change.Count == 0 && Words is null && Tone is null && !NoQuestions && Avoid.Count == 0 && Mention.Count == 0;

    private static HashSet<string> ChangeIn(string text, RedraftWish wish)
    {
        var change = new HashSet<string>();
        if (OtherOpening().IsMatch(text) || wish.OpeningKind is not null)
            change.Add("opening");
        if (OtherCall().IsMatch(text) || wish.CallKind is not null)
            change.Add("callToAction");
        if (OtherSubject().IsMatch(text))
            change.Add("subject");
        if (OtherValue().IsMatch(text))
            change.Add("value");
        return change;
    }

    private static int? WordsIn(string text, int before)
    {
        if (Limit().Match(text) is { Success: true } limit)
            return Math.Clamp(int.Parse(limit.Groups[1].Value, CultureInfo.InvariantCulture), 30, DraftChecks.MaxWords);
        if (Shorter().IsMatch(text))
            return Math.Max(35, before * 65 / 100);
        return Longer().IsMatch(text) ? Math.Min(DraftChecks.MaxWords - 5, before * 140 / 100) : null;
    }

    private static Tone? ToneIn(string text, Tone? before)
    {
        if (LessFormal().IsMatch(text))
            return before == Core.Workflows.Tone.Formal ? Core.Workflows.Tone.Neutral : Core.Workflows.Tone.Casual;
        if (MoreFormal().IsMatch(text))
            return before == Core.Workflows.Tone.Casual ? Core.Workflows.Tone.Neutral : Core.Workflows.Tone.Formal;
        return null;
    }

    private static string? OpeningKindIn(string text) =>
        StartWith().Match(text) is not { Success: true } start ? null : start.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "question" => "question",
            "compliment" or "praise" or "something nice" => "compliment",
            "observation" or "fact" => "observation",
            _ => "direct",
        };

    private static string? CallKindIn(string text)
    {
        if (Softer().IsMatch(text))
            return "soft";
        if (Calendar().IsMatch(text))
            return "calendar";
        if (Referral().IsMatch(text))
            return "referral";
        if (Call().IsMatch(text))
            return "direct";
        return EndWithQuestion().IsMatch(text) ? "question" : null;
    }

    private static string[] Topics(Regex pattern, string text) =>
        [.. pattern.Matches(text).Select(match => match.Groups["what"].Value.Trim(' ', '.', ',', '!', '"', '\'')).Where(what => what.Length > 1)];

    private const RegexOptions Folded = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:short(?:er|en)?|briefer|too long|less text|fewer words|cut (?:it|this) down|trim)\b", Folded)]
    private static partial Regex Shorter();

    [GeneratedRegex(@"\b(?:longer|more detail(?:s|ed)?|too short|expand|elaborate)\b", Folded)]
    private static partial Regex Longer();

    [GeneratedRegex(@"\b(?:under|below|max(?:imum)?(?: of)?|at most|within|no more than|about|around)\s+(\d{2,3})\s+words\b", Folded)]
    private static partial Regex Limit();

    [GeneratedRegex(
        @"\b(?:more formal(?:ly)?|too casual|formal(?:ly)? please|make (?:it|this) formal|more professional|politer|less casual|too informal)\b"
            + @"|^formal(?:ly)?\b", Folded)]
    private static partial Regex MoreFormal();

    [GeneratedRegex(
        @"\b(?:(?:more )?casual(?:ly)?(?<!too casual)(?<!less casual)|less formal|too formal|too stiff|informal(?<!too informal)|friendl(?:y|ier)"
            + @"|warmer|relaxed|looser)\b", Folded)]
    private static partial Regex LessFormal();

    [GeneratedRegex(@"\b(?:no|without(?: an?)?|don'?t (?:ask|use|include)(?: an?| any)?|avoid|skip the|drop the|remove the)\s+questions?\b", Folded)]
    private static partial Regex NoQuestion();

    [GeneratedRegex(
        @"\b(?:another|other|different|new|change(?: the)?|rewrite(?: the)?|better|redo(?: the)?)\s+(?:opening|opener|intro(?:duction)?|hook|first "
            + @"(?:line|sentence)|start|beginning)\b", Folded)]
    private static partial Regex OtherOpening();

    [GeneratedRegex(
        @"\b(?:another|other|different|new|change(?: the)?|rewrite(?: the)?|better|redo(?: the)?)\s+(?:call to action|cta|ask|ending|close|closing"
            + @"|last (?:line|sentence))\b", Folded)]
    private static partial Regex OtherCall();

    [GeneratedRegex(@"\b(?:another|other|different|new|change(?: the)?|rewrite(?: the)?|better|shorter)\s+(?:subject|title)\b", Folded)]
    private static partial Regex OtherSubject();

    [GeneratedRegex(@"\b(?:another|other|different|new|change(?: the)?|rewrite(?: the)?|better)\s+(?:pitch|offer|value|angle|middle)\b", Folded)]
    private static partial Regex OtherValue();

    [GeneratedRegex(
        @"\b(?:start|open|begin|opening)\s+(?:it\s+)?(?:with|by|as)?\s*(?:an?\s+|some\s+)?(?<kind>question|compliment|praise|something nice"
            + @"|observation|fact|direct(?:ly)?)\b|\b(?<kind>get (?:straight )?to the point|more direct(?:ly)?|be direct)\b", Folded)]
    private static partial Regex StartWith();

    [GeneratedRegex(@"\b(?:soft(?:er)?|less pushy|too pushy|no pressure|gentler|less salesy|too salesy)\b", Folded)]
    private static partial Regex Softer();

    [GeneratedRegex(@"\b(?:calendar|booking link|book a time)\b", Folded)]
    private static partial Regex Calendar();

    [GeneratedRegex(@"\b(?:right person|referral|point me|someone else|colleague)\b", Folded)]
    private static partial Regex Referral();

    [GeneratedRegex(
        @"\b(?:ask (?:for|about) an? (?:short )?(?:call|meeting|chat)|propose an? (?:call|meeting)|suggest an? (?:call|meeting)|stronger (?:call|ask|cta))\b",
        Folded)]
    private static partial Regex Call();

    [GeneratedRegex(@"\b(?:end|close|finish)\s+with\s+a\s+question\b", Folded)]
    private static partial Regex EndWithQuestion();

    [GeneratedRegex(
        @"\b(?:don'?t (?:mention|talk about|say|use|bring up)|do not (?:mention|talk about|say|use)|no mention of|leave out|without (?:the |any "
            + @")?mention(?:ing)?(?: of)?|remove|drop|avoid|take out|skip)\s+(?:the\s+|their\s+|our\s+|any\s+)?(?<what>(?!question)[^.,;!?]{2,60})", Folded)]
    private static partial Regex Unwanted();

    [GeneratedRegex(@"\b(?:mention|include|add|bring up|refer to|talk about)\s+(?:that\s+|the\s+)?(?<what>[^.;!?]{2,80})", Folded)]
    private static partial Regex Wanted();
}
