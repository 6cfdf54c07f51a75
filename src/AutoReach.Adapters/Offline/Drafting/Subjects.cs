namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>Subject lines that say what is inside, at most 60 characters.</summary>
internal static class Subjects
{
    private const int MostCharacters = 60;

    public static IEnumerable<Line> For(Scene s) => All(s).Where(line => line.Text.Length <= MostCharacters);

    private static IEnumerable<Line> All(Scene s)
    {
        if (s.CompanyName is { } company)
        {
            if (s.Role is { IsLeader: true } role && role.Area != "the whole company")
            {
                yield return new("subject.area", $"{Capital(role.Area)} at {company}");
                yield return new("subject.team", $"For the {role.Team} at {company}");
                yield return new("subject.question", $"A question about {role.Area} at {company}");
            }
            else
            {
                yield return new("subject.question", $"A question for {company}");
                yield return new("subject.thought", $"A thought for {company}");
            }
            if (s.Offer is { Topic: { } topic })
                yield return new("subject.topic", $"{Capital(topic)} for {company}");
            if (s.Technologies is [var technology, ..])
                yield return new("subject.technology", $"{technology.What} at {company}", technology.Fact);
            yield return new("subject.introduction", $"An introduction for {company}");
        }
        else if (s.Role is { IsLeader: true } known && known.Area != "the whole company")
            yield return new("subject.question", $"A question about {known.Area}");
        yield return new("subject.plain", s.Offer is { Topic: { } plain } ? Capital(plain) : "A short introduction");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
