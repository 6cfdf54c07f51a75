namespace AutoReach.Rules.Drafting;

/// <summary>What the team sells, in the team's own words, led up to in several ways.</summary>
internal static class Values
{
    /// <param name="opening">What has been said before it: a question that the offer answers is not repeated in the answer.</param>
    public static IEnumerable<Line> For(EmailContext s, Line? opening)
    {
        if (s.Offer is not { } offer)
            return [new("value.none", s.Say($"I would be glad to tell you in two minutes what we do, and to hear whether it fits."))];
        if (opening is not null && offer.Question is { } question && opening.Text.Contains(question.Asked, StringComparison.Ordinal))
            return [new("value.answer", offer.AsSentence(question.Answer))];
        // A second colon in one sentence reads badly.
        return offer.Clause.Contains(':', StringComparison.Ordinal)
            ? Flowing(s, offer)
            : [.. Flowing(s, offer),
                .. AfterColon(s, offer, saysLittle: opening?.Variant is null or "opening.direct.role" or "opening.observation.technology"
                or "opening.observation.region" or "opening.observation.company")];
    }

    private static IEnumerable<Line> Flowing(EmailContext s, OfferPhrase offer)
    {
        yield return new("value.plain", offer.Sentence);
        yield return new("value.brief", s.Say($"In short, {offer.Clause}{offer.Stop}"));
        if (offer.Product is null)
            yield return new("value.reason", s.Say($"I am writing because {offer.Clause}{offer.Stop}"));
    }

    private static IEnumerable<Line> AfterColon(EmailContext s, OfferPhrase offer, bool saysLittle)
    {
        yield return new("value.brief", s.Say($"The short version: {offer.Clause}{offer.Stop}"));
        if (saysLittle && !offer.Clause.Contains(" help", StringComparison.Ordinal) && s.Role is { IsLeader: true, IsGeneral: false })
            yield return new("value.role", s.Say($"Here is something that may help your {s.Team}: {offer.Clause}{offer.Stop}"));
    }
}
