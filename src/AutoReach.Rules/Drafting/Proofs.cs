namespace AutoReach.Rules.Drafting;

/// <summary>
/// What backs the offer, what the reader would judge it by, and why this reader: only from facts and from what the team
/// wrote. No customers and no numbers of our own.
/// </summary>
internal static class Proofs
{
    /// <summary>Openings that do not tell what is known of the company.</summary>
    private static readonly string[] Plain = ["opening.question.offer", "opening.question.topic", "opening.question.role", "opening.direct.role",
        "opening.direct.company", "opening.observation.company", "opening.observation.region"];

    private static readonly string[] InOrder = ["proof.offer", "proof.required", "proof.fit", "proof.angle", "proof.link"];

    /// <param name="opening">Why this reader is said once: by the opening, else here.</param>
    public static IEnumerable<Line> For(EmailContext s, Line? opening)
    {
        if (s.Offer is { Rest.Count: > 0 } offer)
            yield return new("proof.offer", string.Join(' ', offer.Rest));
        if (s.Offer is not null && s.Role is { } role)
            yield return new("proof.angle", s.Say($"You can judge best whether {role.Test}."));
        if (s.Messaging.Links is [var link, ..])
            yield return new("proof.link", s.Say($"There is a short overview here: {link.OriginalString}"));
        if (opening is not null && !Plain.Contains(opening.Variant))
            yield break;
        if (s.About is { What.IsVerb: true } about)
            yield return new("proof.fit.summary", s.Say($"I thought of {s.Company} because it {about.What.Predicate}."), about.Fact);
        if (s.Technologies.Count > 0)
            yield return new("proof.fit.technology", s.Say($"{s.Company} came to mind because you work with {s.TechnologyNames}."), s.TechnologyFacts);
        if (s.Hiring is { What.Length: > 0 } hiring)
            yield return new("proof.fit.hiring", s.Say($"I saw that you are looking for {hiring.What}, so if this is a bad moment, just say so."), hiring.Fact);
    }

    /// <returns>The offer's further sentences that hold these phrases, each with the one that it leans on ("It …", "They …").</returns>
    public static Line? Holding(EmailContext s, IReadOnlyList<string> phrases)
    {
        if (s.Offer is not { Rest: var rest })
            return null;
        var wanted = new SortedSet<int>();
        for (var at = 0; at < rest.Count; at++)
            if (phrases.Any(phrase => rest[at].Contains(phrase, StringComparison.Ordinal)))
                for (var from = at; wanted.Add(from) && from > 0 && Leans(rest[from]);)
                    from--;
        return wanted.Count == 0 ? null : new("proof.offer", string.Join(' ', wanted.Select(at => rest[at])));
    }

    /// <summary>What the team says of its offer stands next to it; a link ends its line, so that no punctuation gets into it.</summary>
    public static int Place(string variant) => Array.FindIndex(InOrder, start => variant.StartsWith(start, StringComparison.Ordinal));

    private static bool Leans(string sentence) =>
        sentence.Split(' ')[0] is "It" or "They" or "This" or "That" or "These" or "Its" or "Their" or "So" or "And" or "But";
}
