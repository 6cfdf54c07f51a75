namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>Why this reader, and what backs the offer: only from facts and from what the team wrote. No customers, no numbers of our own.</summary>
internal static class Proofs
{
    public static IEnumerable<Line> For(Scene s)
    {
        if (s.Offer is { Rest.Length: > 0 } offer)
            yield return new("proof.offer", offer.Rest);
        if (s.About is { What.IsVerb: true } about)
            yield return new("proof.fit.summary", s.Say($"I thought of {s.Company} because it {about.What.Predicate}."), about.Fact);
        if (s.Technologies.Count > 0)
            yield return new("proof.fit.technology",
                s.Say($"I thought of you because {s.Company} works with {string.Join(" and ", s.Technologies.Select(technology => technology.What))}."),
                [.. s.Technologies.Select(technology => technology.Fact)]);
        if (s.Hiring is { } hiring)
            yield return new("proof.fit.hiring", s.Say($"I also saw that you are hiring, so I imagine there is plenty to do."), hiring.Fact);
        if (s.Region is { } region)
            yield return new("proof.fit.region", s.Say($"I thought of {s.Company} because you work with people {region.What}."), region.Fact);
        if (s.Messaging.Links is [var link, ..])
            yield return new("proof.link", s.Say($"There is a short overview here: {link.OriginalString}"));
    }
}
