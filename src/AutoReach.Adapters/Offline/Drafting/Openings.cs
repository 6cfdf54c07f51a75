using AutoReach.Core.Drafting;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>
/// First sentences, of four kinds: an observation, a question, a compliment, or straight to the point. Each leads to what
/// is offered: what is known of the company is the reason for writing, never there for its own sake. Nothing known, no compliment.
/// </summary>
internal static class Openings
{
    private const int MostWordsBeforeMore = 16;

    public static IEnumerable<Line> For(Scene s) =>
    [
        .. Either(Observations(s), () => ModestObservations(s)),
        .. Questions(s),
        .. Compliments(s),
        .. Either(Directs(s), () => ModestDirects(s)),
    ];

    private static IEnumerable<Line> Either(IEnumerable<Line> known, Func<IEnumerable<Line>> modest)
    {
        var lines = known.ToList();
        return lines.Count > 0 ? lines : modest();
    }

    private static IEnumerable<Line> Observations(Scene s)
    {
        if (s.About is { } about)
        {
            const string id = "opening.observation.summary";
            if (LeavesRoom(about.What))
            {
                yield return new(id, s.Say($"{s.Company} {about.What.Predicate}, so I thought {s.Thing} might be of use to your {s.Team}."), about.Fact);
                yield return new(id, s.Say($"As {s.Company} {about.What.Predicate}, I wondered whether your {s.Team} would find {s.Thing} useful."), about.Fact);
            }
            yield return new(id, s.Say($"I read that {s.Company} {about.What.Predicate}. That made me think {s.Thing} could be of use to your {s.Team}."), about.Fact);
        }
        if (s.News is { } news)
            yield return new("opening.observation.news", s.Say($"I saw your news, \"{news.What}\". A step like that usually brings extra work, which is why I thought of your {s.Team}."), news.Fact);
        if (s.Hiring is { What.Length: > 0 } hiring)
        {
            yield return new("opening.observation.hiring", s.Say($"I saw that {s.Company} is looking for {hiring.What}, so I imagine your {s.Team} has plenty to do. That is why I thought of {s.Thing}."), hiring.Fact);
            yield return new("opening.observation.hiring", s.Say($"With {s.Company} looking for {hiring.What}, I imagine time is short in your {s.Team}, so I will be brief."), hiring.Fact);
        }
        else if (s.Hiring is not null)
            yield return new("opening.observation.hiring", s.Say($"I noticed on your site that {s.Company} is hiring at the moment, so I imagine time is short and will be brief."), s.Hiring.Fact);
        if (s.Technologies.Count > 0)
        {
            yield return new("opening.observation.technology", s.Say($"I was looking for {s.Team}s that work with {s.TechnologyNames}, and came across {s.Company}."), s.TechnologyFacts);
            yield return new("opening.observation.technology", s.Say($"As {s.Company} works with {s.TechnologyNames}, I thought {s.Thing} might be of use to your {s.Team}."), s.TechnologyFacts);
        }
    }

    private static IEnumerable<Line> ModestObservations(Scene s)
    {
        if (s.Region is { } region)
            yield return new("opening.observation.region", s.Say($"I was looking for companies {region.At} that might find {s.Thing} useful, and came across {s.Company}."), region.Known.Fact);
        else
            yield return new("opening.observation.company", s.Say($"I came across {s.Company} while looking for {s.Team}s that might find {s.Thing} useful."));
    }

    private static IEnumerable<Line> Questions(Scene s)
    {
        if (s.Offer?.Question is { } question)
        {
            const string id = "opening.question.offer";
            if (question.IsTask)
            {
                yield return new(id, s.Say($"How easy is it for your {s.Team} at {s.Company} to {question.Asked}?"));
                yield return new(id, s.Say($"Is it easy for your {s.Team} to {question.Asked}?"));
            }
            else
            {
                yield return new(id, s.Say($"Do you know {question.Asked} at {s.Company}?"));
                yield return new(id, s.Say($"If someone asked you {question.Asked} at {s.Company}, could you say?"));
            }
        }
        else if (s.Offer?.Topic is { } topic)
            yield return new("opening.question.topic", topic.EndsWith('s') && !topic.EndsWith("ss", StringComparison.Ordinal)
                ? s.Say($"Are {topic} a subject for your {s.Team} at {s.Company} at the moment?")
                : s.Say($"Is {topic} a subject for your {s.Team} at {s.Company} at the moment?"));
        if (s.About is { } about && LeavesRoom(about.What))
            yield return new("opening.question.summary", s.Say($"As {s.Company} {about.What.Predicate}, would your {s.Team} have a use for {s.Thing}?"), about.Fact);
        if (s.Hiring is { What.Length: > 0 } hiring)
            yield return new("opening.question.hiring", s.Say($"While {s.Company} is looking for {hiring.What}, would {s.Thing} help your {s.Team}?"), hiring.Fact);
        if (s.Technologies.Count > 0)
            yield return new("opening.question.technology", s.Say($"Since {s.Company} works with {s.TechnologyNames}, would {s.Thing} be worth a look for your {s.Team}?"), s.TechnologyFacts);
        if (s.Offer is null or { Question: null, Topic: null })
            yield return new("opening.question.role", s.Say($"May I ask whether {s.Thing} could be of use to your {s.Team} at {s.Company}?"));
    }

    private static IEnumerable<Line> Compliments(Scene s)
    {
        if (s.About is { } about)
        {
            const string id = "opening.compliment.summary";
            if (about.What.Noun is { } noun)
                yield return new(id, s.Say($"Running {noun} takes a good {s.Team}. I have respect for yours at {s.Company}, and one suggestion for it."), about.Fact);
            else if (about.What.IsVerb)
            {
                yield return new(id, s.Say($"I like that {s.Company} {about.What.Predicate}. It takes a good {s.Team} to do that, and I have one suggestion for yours."), about.Fact);
                yield return new(id, s.Say($"A company that {about.What.Predicate} needs a good {s.Team}, and I have one suggestion for yours."), about.Fact);
            }
        }
        if (s.News is { } news)
            yield return new("opening.compliment.news", s.Say($"I was glad to read your news, \"{news.What}\". I have one suggestion for your {s.Team} to go with it."), news.Fact);
    }

    private static IEnumerable<Line> Directs(Scene s)
    {
        if (s.About is not { } about || !LeavesRoom(about.What))
            yield break;
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
        {
            yield return new("opening.direct.summary", s.Say($"I am writing to you because {s.Company} {about.What.Predicate} and you look after {role.Area} there."), about.Fact);
            yield return new("opening.direct.role", s.Say($"You look after {role.Area} at {s.Company}, so I will come straight to the point."));
        }
        else
            yield return new("opening.direct.summary", s.Say($"I will come straight to the point: {s.Company} {about.What.Predicate}, and I think {s.Thing} could be of use to you."), about.Fact);
    }

    private static IEnumerable<Line> ModestDirects(Scene s)
    {
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
        {
            yield return new("opening.direct.role", s.Say($"I am writing to you because you look after {role.Area} at {s.Company}."));
            yield return new("opening.direct.role", s.Say($"You look after {role.Area} at {s.Company}, so I will come straight to the point."));
        }
        else
            yield return new("opening.direct.company", s.Say($"A short note to ask whether {s.Thing} could be of use to {s.Company}."));
    }

    /// <summary>Short enough for more to follow in the same sentence.</summary>
    private static bool LeavesRoom(CompanyClause clause) => Composition.WordsIn(clause.Predicate) <= MostWordsBeforeMore;
}
