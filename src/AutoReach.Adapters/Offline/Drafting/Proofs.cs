namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>
/// What backs the offer, what the reader would judge it by, and why this reader: only from facts and from what the team
/// wrote. No customers and no numbers of our own.
/// </summary>
internal static class Proofs
{
    private static readonly string[] InOrder = ["proof.offer", "proof.angle", "proof.fit", "proof.required", "proof.link"];

    public static IEnumerable<Line> For(Scene s)
    {
        if (s.Offer is { Rest.Length: > 0 } offer)
            yield return new("proof.offer", offer.Rest);
        if (s.Offer is not null && s.Role is { } role)
        {
            yield return new("proof.angle", s.Say($"I imagine that what counts for you is whether {role.Test}."));
            yield return new("proof.angle", s.Say($"You would probably judge it by whether {role.Test}, and that is fair."));
            yield return new("proof.angle", s.Say($"The test, I think, is whether {role.Test}."));
        }
        if (s.About is { What.IsVerb: true } about)
            yield return new("proof.fit.summary", s.Say($"I thought of {s.Company} because it {about.What.Predicate}."), about.Fact);
        if (s.Technologies.Count > 0)
            yield return new("proof.fit.technology", s.Say($"I thought of you because {s.Company} works with {s.TechnologyNames}."), s.TechnologyFacts);
        if (s.Hiring is { } hiring)
            yield return new("proof.fit.hiring", s.Say($"I also saw that you are hiring, so I imagine there is plenty to do."), hiring.Fact);
        if (s.Region is { What: "all over the world" } region && s.Role is { IsAboutPeople: true })
            yield return new("proof.fit.region", s.Say($"I thought of {s.Company} because you work with people {region.What}."), region.Fact);
        if (s.Messaging.Links is [var link, ..])
            yield return new("proof.link", s.Say($"There is a short overview here: {link.OriginalString}"));
    }

    /// <summary>What the team says of its offer stands next to it; a link ends its line, so that no punctuation gets into it.</summary>
    public static int Place(string variant) => Array.FindIndex(InOrder, start => variant.StartsWith(start, StringComparison.Ordinal));
}
