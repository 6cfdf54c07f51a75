namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>What the team sells, in the team's own words, led up to in several ways.</summary>
internal static class Values
{
    public static IEnumerable<Line> For(Scene s)
    {
        if (s.Offer is not { } offer)
        {
            yield return new("value.none", s.Say($"I would like to tell you in two minutes what we do, and hear whether it fits."));
            yield break;
        }
        yield return new("value.plain", offer.Sentence);
        yield return new("value.reason", s.Say($"The reason I am writing: {offer.Clause}{Stop(offer)}"));
        yield return new("value.reason", s.Say($"Why I am getting in touch: {offer.Clause}{Stop(offer)}"));
        yield return new("value.brief", s.Say($"In one sentence: {offer.Clause}{Stop(offer)}"));
        yield return new("value.brief", s.Say($"Put briefly, {offer.Clause}{Stop(offer)}"));
        if (s.Role is { IsLeader: true } role)
        {
            yield return new("value.role", role.Area == "the whole company"
                ? s.Say($"This may be worth a thought for {s.Company}: {offer.Clause}{Stop(offer)}")
                : s.Say($"For someone who looks after {role.Area}, this may be worth a thought: {offer.Clause}{Stop(offer)}"));
            yield return new("value.role", s.Say($"This may be of use to your {role.Team}: {offer.Clause}{Stop(offer)}"));
        }
    }

    /// <summary>What the reader would judge it by, to follow the offer where there is room.</summary>
    public static IEnumerable<Line> Angles(Scene s)
    {
        if (s.Offer is null || s.Role is not { } role)
            yield break;
        yield return new("value.angle", s.Say($"I imagine that what counts for you is whether {role.Test}."));
        yield return new("value.angle", s.Say($"You would probably judge it by whether {role.Test}, and that is fair."));
        yield return new("value.angle", s.Say($"The test, I think, is whether {role.Test}."));
    }

    private static string Stop(OfferPhrase offer) => offer.Clause[^1] is '.' or '!' or '?' ? "" : ".";
}
