using System.Text.RegularExpressions;
using AutoReach.Core.Drafting;

namespace AutoReach.Core.Learning.Style;

/// <summary>
/// What kind a part is that a person wrote, in the words that drafters use for kinds: an opening is an
/// <c>observation</c>, a <c>question</c>, a <c>compliment</c> or <c>direct</c>; a call to action a <c>question</c>,
/// <c>calendar</c>, <c>soft</c>, <c>direct</c> or a <c>referral</c>.
/// </summary>
public static partial class KindReading
{
    /// <returns>Null for parts without kinds.</returns>
    public static string? Read(SlotKind slot, string text) => slot switch
    {
        SlotKind.Opening => Opening(text),
        SlotKind.CallToAction => CallToAction(text),
        _ => null,
    };

    private static string Opening(string text) =>
        Praise().IsMatch(text) ? "compliment"
        : text.Contains('?', StringComparison.Ordinal) ? "question"
        : Straight().IsMatch(text) ? "direct"
        : "observation";

    private static string CallToAction(string text) =>
        Booking().IsMatch(text) ? "calendar"
        : Relaxed().IsMatch(text) ? "soft"
        : Referral().IsMatch(text) ? "referral"
        : text.TrimEnd().EndsWith('?') ? "question"
        : "direct";

    [GeneratedRegex(
        @"\b(?:impress\w*|admir\w+|congratulat\w+|love[ds]?|great|enjoy\w*|well done|respect|excellent|remarkabl[ey]|wonderful|fan of|inspir\w+|glad "
            + @"to (?:read|see|hear)|nice (?:work|to)|I (?:really )?like[ds]?|compliment\w*|stands? out|pleasure)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Praise();

    [GeneratedRegex(
        @"\b(?:I am writing|I'm writing|I am reaching out|I'm reaching out|straight to the point|short note|briefly|to be direct|you look after|I "
            + @"will be brief|I'll be brief|get to the point|the reason I)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Straight();

    [GeneratedRegex(@"https?://|\b(?:calendar|pick a (?:time|slot)|book (?:a|some)|choose a time)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Booking();

    [GeneratedRegex(
        @"\b(?:no (?:hurry|rush|pressure)|if (?:this|it|that) (?:is|'s|sounds|becomes|seems|would be)\b.*\b(?:reply|answer|say|tell|know)|otherwise"
            + @"|happy to (?:send|share)|just (?:reply|say)|whenever|if not, that is fine|fine too|glad to (?:send"
            + @"|share))\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Relaxed();

    [GeneratedRegex(@"\b(?:right person|someone else|point me|colleague)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Referral();
}
