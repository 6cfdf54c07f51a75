namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>What the team sells, in the team's own words, led up to in several ways.</summary>
internal static class Values
{
    public static IEnumerable<Line> For(Scene s)
    {
        if (s.Offer is not { } offer)
            return [new("value.none", s.Say($"I would like to tell you in two minutes what we do, and hear whether it fits."))];
        // A second colon in one sentence reads badly.
        return offer.Clause.Contains(':', StringComparison.Ordinal) ? Flowing(s, offer) : [.. Flowing(s, offer), .. AfterColon(s, offer)];
    }

    private static IEnumerable<Line> Flowing(Scene s, OfferPhrase offer)
    {
        yield return new("value.plain", offer.Sentence);
        yield return new("value.reason", s.Say($"I am writing because {offer.Clause}{offer.Stop}"));
        yield return new("value.brief", s.Say($"In short, {offer.Clause}{offer.Stop}"));
        yield return new("value.brief", s.Say($"Put briefly, {offer.Clause}{offer.Stop}"));
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
            yield return new("value.role", s.Say($"As you look after {role.Area}, it may help to know that {offer.Clause}{offer.Stop}"));
    }

    private static IEnumerable<Line> AfterColon(Scene s, OfferPhrase offer)
    {
        yield return new("value.reason", s.Say($"The reason I am writing: {offer.Clause}{offer.Stop}"));
        yield return new("value.reason", s.Say($"Why I am writing: {offer.Clause}{offer.Stop}"));
        yield return new("value.brief", s.Say($"In one sentence: {offer.Clause}{offer.Stop}"));
        if (s.Role is { IsLeader: true } role)
            yield return new("value.role", role.IsGeneral
                ? s.Say($"This may be worth a thought for {s.Company}: {offer.Clause}{offer.Stop}")
                : s.Say($"This may be of use to your {role.Team}: {offer.Clause}{offer.Stop}"));
    }
}
