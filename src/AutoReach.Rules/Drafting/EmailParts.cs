using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Workflows;

namespace AutoReach.Rules.Drafting;

/// <summary>The greeting, which has no alternatives.</summary>
internal static class EmailParts
{
    public static Line Greeting(EmailContext s)
    {
        var tone = EnumWords.Of(s.Tone);
        return s.FirstName is { } name
            ? new($"greeting.{tone}.name", $"{Word(s.Tone)} {name},")
            : new($"greeting.{tone}.nameless", s.Tone switch
            {
                Tone.Casual => "Hi there,",
                Tone.Neutral => "Hello,",
                Tone.Formal => s.CompanyName is { } company ? $"Dear {company} team," : "Dear reader,",
                _ => throw new InvalidOperationException($"Unexpected {s.Tone}."),
            });
    }

    /// <returns>The tone that an earlier draft of ours was greeted in; null for another drafter's.</returns>
    public static Tone? ToneOf(Draft draft) =>
        draft.Slots.FirstOrDefault(slot => slot.Kind == SlotKind.Greeting)?.Variant.Split('.') is ["greeting", var word, ..]
        && Enum.TryParse<Tone>(word, ignoreCase: true, out var tone) ? tone : null;

    private static string Word(Tone tone) => tone switch
    {
        Tone.Casual => "Hi",
        Tone.Neutral => "Hello",
        Tone.Formal => "Dear",
        _ => throw new InvalidOperationException($"Unexpected {tone}."),
    };
}
