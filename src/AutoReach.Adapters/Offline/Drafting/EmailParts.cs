using AutoReach.Core.Drafting;
using AutoReach.Core.Workflows;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>The parts without alternatives: greeting, sign-off, and the phrases that the team always wants in.</summary>
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

    /// <summary>Whole sentences stand as they are; shorter phrases are listed in one sentence. Word for word.</summary>
    public static string Woven(Scene s, IEnumerable<string> phrases)
    {
        var wanted = phrases.Select(phrase => CompanyNames.Plain(phrase).Trim()).Where(phrase => phrase.Length > 0).ToArray();
        var sentences = wanted.Where(IsSentence).Select(phrase => phrase[^1] is '.' or '!' or '?' ? phrase : phrase + ".");
        var rest = wanted.Where(phrase => !IsSentence(phrase)).ToArray();
        var listed = rest.Length < 2 ? string.Concat(rest) : $"{string.Join(", ", rest[..^1])} and {rest[^1]}";
        return string.Join(' ', rest.Length == 0 ? sentences : sentences.Append(s.Say($"Worth mentioning: {listed}{(listed.Contains("://", StringComparison.Ordinal) ? "" : ".")}")));
    }

    private static bool IsSentence(string phrase) =>
        phrase.Contains(' ', StringComparison.Ordinal) && char.IsUpper(phrase[0]) && (phrase[^1] is '.' or '!' or '?' || phrase.Split(' ').Length >= 5);

    private static string Word(Tone tone) => tone switch
    {
        Tone.Casual => "Hi",
        Tone.Neutral => "Hello",
        Tone.Formal => "Dear",
        _ => throw new InvalidOperationException($"Unexpected {tone}."),
    };
}
