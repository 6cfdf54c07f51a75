using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>What an email asks for in the end: to book a time, nothing in a hurry, an answer, or a call.</summary>
internal static partial class CallReading
{
    /// <returns>Null for a paragraph that asks for nothing.</returns>
    public static CallStyle? Read(string? paragraph)
    {
        if (string.IsNullOrWhiteSpace(paragraph))
            return null;
        var words = EmailText.OwnWords(paragraph);
        return EmailText.HasLink(paragraph) || Booking().IsMatch(words) ? CallStyle.Calendar
            : Patient().IsMatch(words) ? CallStyle.Soft
            : words.Contains('?', StringComparison.Ordinal) ? CallStyle.Question
            : Asking().IsMatch(words) ? CallStyle.Direct
            : null;
    }

    [GeneratedRegex(
        @"\b(?:pick|book|choose|grab|reserve) (?:a|an|any|your|the|some) (?:\w+ )?(?:time|slot|call|meeting|date)\b|\bmy calendar\b", RegexOptions.IgnoreCase)]
    private static partial Regex Booking();

    [GeneratedRegex(
        @"\bno (?:hurry|rush|pressure|need to (?:answer|reply|decide))\b|\b(?:if|should|whenever|when) (?:this|it|that) (?:is|be|becomes|sounds|should"
            + @"|ever)\b.*\b(?:reply|replying|answer|line|word|know)\b|\bhappy to\b.*\b(?:if|whenever|when|leave)\b|\b(?:that|it)(?: is|['’]s) fine "
            + @"too\b|\bno harm done\b|\bleave it at\b|\bwhenever it suits\b",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Patient();

    [GeneratedRegex(@"\b(?:call|meeting|meet|talk|speak|conversation|minutes|reply|answer|let (?:me|us) know|tell (?:me|us)|write (?:back|to me))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asking();
}
