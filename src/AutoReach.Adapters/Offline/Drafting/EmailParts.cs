using AutoReach.Core.Drafting;
using AutoReach.Core.Workflows;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>The parts without alternatives: greeting and sign-off.</summary>
internal static class EmailParts
{
    public static Line Greeting(Scene s)
    {
        var tone = s.Tone.ToString().ToLowerInvariant();
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

    /// <summary>"Best," and the sender's name under it. A sign-off of several lines is the team's own and stays as it is.</summary>
    public static Line SignOff(Scene s)
    {
        var lines = s.Messaging.SignOff.Split('\n').Select(line => CompanyNames.Plain(line).Trim()).Where(line => line.Length > 0).ToArray();
        var name = CompanyNames.Plain(s.Messaging.Sender.Name).Trim();
        var words = lines.Length == 0 ? "Best" : string.Join('\n', lines);
        return new("signOff.stated", lines.Length > 1 || name.Length == 0 ? words : $"{words.TrimEnd(',')}{(words[^1] is '.' or '!' ? "" : ",")}\n{name}");
    }

    private static string Word(Tone tone) => tone switch
    {
        Tone.Casual => "Hi",
        Tone.Neutral => "Hello",
        Tone.Formal => "Dear",
        _ => throw new InvalidOperationException($"Unexpected {tone}."),
    };
}
