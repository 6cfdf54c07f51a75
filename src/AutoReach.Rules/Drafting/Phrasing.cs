using System.Globalization;
using System.Text.RegularExpressions;
using AutoReach.Core.Workflows;

namespace AutoReach.Rules.Drafting;

/// <summary>
/// Texts are written without contractions; a casual tone puts them in. Only our own words are touched: what is filled
/// in (the team's offer, a fact, a phrase that must stand word for word) stays as it is.
/// </summary>
internal static partial class Phrasing
{
    public static string Say(Tone tone, FormattableString text) =>
        string.Format(CultureInfo.InvariantCulture, tone == Tone.Casual ? Contracted(text.Format) : text.Format, text.GetArguments());

    private static string Contracted(string format) => Contractible().Replace(format, match => match.Value switch
    {
        "I am" => "I'm",
        "I would" => "I'd",
        "I will" => "I'll",
        "it is" => "it's",
        "It is" => "It's",
        "that is" => "that's",
        "That is" => "That's",
        "you are" => "you're",
        "You are" => "You're",
        "we are" => "we're",
        "We are" => "We're",
        "Let us" => "Let's",
        "do not" => "don't",
        "does not" => "doesn't",
        "is not" => "isn't",
        "cannot" => "can't",
        "there is" => "there's",
        "What is" => "What's",
        "would not" => "wouldn't",
        "will not" => "won't",
        "There is" => "There's",
        var other => other,
    });

    [GeneratedRegex(
        @"\b(?:I (?:am|would|will)(?= \w)|[Ii]t is(?= \w)|[Tt]hat is(?= \w)|[Yy]ou are(?= \w)|[Ww]e are(?= \w)|Let us|do not|does not|is not|cannot"
            + @"|[Tt]here is(?= \w)|What is|would not|will not)\b")]
    private static partial Regex Contractible();
}
