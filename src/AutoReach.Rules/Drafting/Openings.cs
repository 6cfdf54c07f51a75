using AutoReach.Core.Drafting;

namespace AutoReach.Rules.Drafting;

/// <summary>
/// First sentences, of four kinds: an observation, a question, a compliment, or straight to the point. Each leads to what
/// is offered: what is known of the company is the reason for writing, never there for its own sake. Nothing known, no compliment.
/// </summary>
internal static class Openings
{
    private const int MaxWordsBeforeMore = 16;

    public static IEnumerable<Line> For(EmailContext s) =>
    [
        .. Either(Observations(s), () => ModestObservations(s)),
        .. Questions(s),
        .. Compliments(s),
        .. Either(Directs(s), () => ModestDirects(s)),
        .. s.LearnedFor(SlotKind.Opening),
    ];

    private static IEnumerable<Line> Either(IEnumerable<Line> known, Func<IEnumerable<Line>> modest)
    {
        var lines = known.ToList();
        return lines.Count > 0 ? lines : modest();
    }

    private static IEnumerable<Line> Observations(EmailContext s)
    {
        if (s.About is { } about)
        {
            const string id = "opening.observation.summary";
            if (LeavesRoom(about.What))
                yield return new(id, s.Say($"{s.Company} {about.What.Predicate}, which I imagine keeps your {s.Team} busy. {s.Why}"), about.Fact);
            yield return new(
                id, s.Say($"I read that {s.Company} {about.What.Predicate}. I imagine that keeps your {s.Team} busy, which is why I am writing."), about.Fact);
        }
        if (s.News is { } news)
            yield return new("opening.observation.news",
                s.Say($"I saw your news, \"{news.What}\". A step like that usually brings extra work for the {s.Team}. {s.Why}"), news.Fact);
        if (s.Hiring is { What.Length: > 0 } hiring)
        {
            yield return new("opening.observation.hiring",
                s.Say($"I saw that {s.Company} is looking for {hiring.What}, so I imagine your {s.Team} has plenty to do. {s.Why}"), hiring.Fact);
            yield return new("opening.observation.hiring",
                s.Say($"With {s.Company} looking for {hiring.What}, I imagine time is short in your {s.Team}. {s.Why}"), hiring.Fact);
        }
        else if (s.Hiring is not null)
            yield return new("opening.observation.hiring",
                s.Say($"I noticed on your site that {s.Company} is hiring at the moment, so I imagine time is short. {s.Why}"), s.Hiring.Fact);
        if (s.Technologies.Count > 0)
            yield return new("opening.observation.technology",
                s.Say($"I was looking for {s.Team}s that work with {s.TechnologyNames}, and came across {s.Company}."), s.TechnologyFacts);
    }

    private static IEnumerable<Line> ModestObservations(EmailContext s)
    {
        if (s.Region is { } region)
            yield return new("opening.observation.region",
                s.Say($"I was looking for companies {region.At} that might find {s.Thing} useful, and came across {s.Company}."), region.Known.Fact);
        else
            yield return new("opening.observation.company", s.Say($"I came across {s.Company} while looking for {s.Team}s that might find {s.Thing} useful."));
    }

    /// <summary>Where the offer answers a question, it is asked; what is known of the company then says why of them.</summary>
    private static IEnumerable<Line> Questions(EmailContext s)
    {
        if (s.Offer?.Question is { } question)
        {
            const string id = "opening.question.offer";
            yield return new(id, question.IsTask
                ? s.Say($"How easy is it for your {s.Team} at {s.Company} to {question.Asked}?")
                : s.Say($"At {s.Company}, do you know {question.Asked}?"));
            yield return new(id, question.IsTask
                ? s.Say($"Is it easy for your {s.Team} to {question.Asked}?")
                : s.Say($"Does anyone at {s.Company} know {question.Asked}?"));
        }
        else if (s.Offer?.Topic is { } topic)
            yield return new("opening.question.topic", IsPlural(topic)
                ? s.Say($"Are {topic} a subject for your {s.Team} at {s.Company} at the moment?")
                : s.Say($"Is {topic} a subject for your {s.Team} at {s.Company} at the moment?"));
        else
            yield return new("opening.question.role", s.Say($"Could {s.Helper} be of use to your {s.Team} at {s.Company}?"));
        if (s.About is { } about && LeavesRoom(about.What))
            yield return new(
                "opening.question.summary", s.Say($"{s.Company} {about.What.Predicate}, which must keep your {s.Team} busy. {Asked(s)}"), about.Fact);
        if (s.Hiring is { What.Length: > 0 } hiring)
            yield return new("opening.question.hiring",
                s.Say($"While {s.Company} is looking for {hiring.What}, I imagine time is short in your {s.Team}. {Asked(s)}"), hiring.Fact);
    }

    private static string Asked(EmailContext s) => s.Offer?.Question switch
    {
        { IsTask: true } task => s.Say($"How easy is it for them to {task.Asked}?"),
        { } question => s.Say($"Do you know {question.Asked}?"),
        null => s.Say($"Could {s.Helper} be of use to them?"),
    };

    private static bool IsPlural(string topic) => topic.EndsWith('s') && !topic.EndsWith("ss", StringComparison.Ordinal);

    private static IEnumerable<Line> Compliments(EmailContext s)
    {
        if (s.About is { } about)
        {
            const string id = "opening.compliment.summary";
            var (people, yours) = s.Role is { IsTechnical: true, IsLeader: true } ? ($"a good {s.Team}", "yours") : ("good people", $"your {s.Team}");
            if (about.What.Noun is { } noun)
                yield return new(id, s.Say($"Running {noun} takes {people}, and I have one suggestion for {yours} at {s.Company}."), about.Fact);
            else if (about.What.IsVerb && !about.What.Predicate.StartsWith("sells ", StringComparison.Ordinal))
                yield return new(id,
                    s.Say($"I like that {s.Company} {about.What.Predicate}. It takes {people} to do that, and I have one suggestion for {yours}."), about.Fact);
        }
        if (s.News is { } news)
            yield return new("opening.compliment.news",
                s.Say($"I was glad to read your news, \"{news.What}\". I have one suggestion for your {s.Team} to go with it."), news.Fact);
    }

    private static IEnumerable<Line> Directs(EmailContext s)
    {
        if (s.About is not { } about || !LeavesRoom(about.What))
            yield break;
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
            yield return new("opening.direct.summary", about.What.Noun is { } noun
                ? s.Say($"You look after {role.Area} at {s.Company}, {noun}. {s.Why}")
                : s.Say($"You look after {role.Area} at {s.Company}, which {about.What.Predicate}. {s.Why}"), about.Fact);
        else
            yield return new("opening.direct.summary",
                s.Say($"I will come straight to the point: {s.Company} {about.What.Predicate}, and I think {s.Helper} could be of use to you."), about.Fact);
    }

    private static IEnumerable<Line> ModestDirects(EmailContext s)
    {
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
        {
            yield return new("opening.direct.role", s.Say($"I am writing to you because you look after {role.Area} at {s.Company}."));
            yield return new("opening.direct.role", s.Say($"You look after {role.Area} at {s.Company}, so I will come straight to the point."));
        }
        else
            yield return new("opening.direct.company", s.Say($"A short note to ask whether {s.Helper} could be of use to {s.Company}."));
    }

    /// <summary>Short enough for more to follow in the same sentence.</summary>
    private static bool LeavesRoom(CompanyClause clause) => Composition.WordsIn(clause.Predicate) <= MaxWordsBeforeMore;
}
