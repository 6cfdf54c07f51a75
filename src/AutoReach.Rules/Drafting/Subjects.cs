using AutoReach.Core.Drafting;

namespace AutoReach.Rules.Drafting;

/// <summary>Subject lines that say what is inside, at most 60 characters.</summary>
internal static class Subjects
{
    private const int MaxCharacters = 60;

    /// <param name="body">The email's slots: a subject speaks only of what the email speaks of.</param>
    public static IEnumerable<Line> For(EmailContext s, IReadOnlyList<Slot> body)
    {
        var fitting = OfCompany(s, body).Where(line => line.Text.Length <= MaxCharacters).ToArray();
        return fitting.Length > 0 ? fitting : Plain(s);
    }

    private static IEnumerable<Line> OfCompany(EmailContext s, IReadOnlyList<Slot> body)
    {
        if (s.CompanyName is not { } company)
            yield break;
        var asks = body.Any(slot => slot.Kind != SlotKind.Value && slot.Text.Contains('?', StringComparison.Ordinal));
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
        {
            yield return new("subject.area", $"{Capital(role.Area)} at {company}");
            yield return new("subject.team", $"For the {role.Team} at {company}");
            if (asks)
                yield return new("subject.question", $"A question about {role.Area} at {company}");
        }
        else if (asks)
            yield return new("subject.question", $"A question for {company}");
        if (s.Offer is { Product: { } product })
            yield return new("subject.product", $"{product} and {company}");
        if (s.Offer is { Topic: { } topic })
            yield return new("subject.topic", $"{Capital(topic)} at {company}");
        if (s.Offer is null or { Product: null, Topic: null })
            yield return new("subject.thought", $"A thought for {company}");
    }

    private static IEnumerable<Line> Plain(EmailContext s)
    {
        yield return new("subject.plain", s.Offer is { Topic: { Length: <= MaxCharacters } topic } ? Capital(topic) : "A short introduction");
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
            yield return new("subject.question", $"A question about {role.Area}");
    }

    private static string Capital(string text) => text.Any(char.IsUpper) ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
