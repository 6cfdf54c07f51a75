using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>How an email begins: what asks is a question, what praises a compliment, what says at once why it comes is direct, the rest observes.</summary>
internal static partial class OpeningReading
{
    /// <returns>Null where there is no opening.</returns>
    public static OpeningStyle? Read(string? paragraph)
    {
        if (string.IsNullOrWhiteSpace(paragraph))
            return null;
        var words = EmailText.OwnWords(paragraph);
        return words.Contains('?', StringComparison.Ordinal) ? OpeningStyle.Question
            : Direct().IsMatch(words) ? OpeningStyle.Direct
            : Praise().IsMatch(words) ? OpeningStyle.Compliment
            : OpeningStyle.Observation;
    }

    /// <summary>Only at its start: an observation may lead to "which is why I am writing".</summary>
    [GeneratedRegex(
        @"^\s*(?:I(?: am|['’]m) (?:writing|reaching out|contacting|getting in touch)|I(?: will|['’]ll) (?:come|get|be|keep)\b|you (?:look after|lead"
            + @"|run|are responsible|are in charge)|(?:let me|to) (?:come|get) straight|straight to|(?:just )?(?:a|one) (?:short|quick|brief) (?:note"
            + @"|line|message)|I(?: would|['’]d) like to (?:offer|show|tell|introduce)|my name is)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Direct();

    /// <summary>Praise for the reader's own doing; a company's "like" and "great" in a description of itself is none.</summary>
    [GeneratedRegex(
        @"\bI (?:(?:really|very much|do|truly|also) )?(?:like|love|admire|enjoy|enjoyed|respect|appreciate|liked|loved|admired)\b|\b(?:impressed"
            + @"|impressive|congratulations|congrats|well done|hats off|kudos)\b|\bglad to (?:read|see|hear|learn)\b|\b(?:great|good|excellent|lovely"
            + @"|nice|remarkable) (?:to (?:read|see|hear)|work|job)\b|\btakes (?:a )?(?:good|great|strong|fine|real)\b|\bpleasure to (?:read|see)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Praise();
}
