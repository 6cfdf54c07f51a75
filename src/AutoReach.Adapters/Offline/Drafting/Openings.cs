using AutoReach.Core;
using AutoReach.Core.Workflows;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>
/// First sentences, of four kinds: an observation, a question, a compliment, or straight to the point. A kind falls
/// back on what claims nothing about the company only where nothing is known that it could rest on.
/// </summary>
internal static class Openings
{
    public static IEnumerable<Line> For(Scene s) =>
    [
        .. Either(Observations(s), () => ModestObservations(s)),
        .. Either(Questions(s), () => ModestQuestions(s)),
        .. Either(Compliments(s), () => ModestCompliments(s)),
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
            yield return new(id, s.Say($"I read that {s.Company} {about.What.Predicate}."), about.Fact);
            yield return new(id, s.Say($"I came across {s.Company} and saw that it {about.What.Predicate}."), about.Fact);
            yield return new(id, s.Say($"While reading up on {s.Company}, I saw that it {about.What.Predicate}."), about.Fact);
        }
        if (s.News is { } news)
        {
            yield return new("opening.observation.news", s.Say($"I saw the news on your site: \"{news.What}\"."), news.Fact);
            yield return new("opening.observation.news", s.Say($"I noticed this headline on your site: \"{news.What}\"."), news.Fact);
        }
        if (s.Hiring is { } hiring)
            yield return new("opening.observation.hiring", hiring.What.Length > 0
                ? s.Say($"I saw that {s.Company} is looking for {hiring.What}.")
                : s.Say($"I noticed on your site that {s.Company} is hiring at the moment."), hiring.Fact);
        if (s.Technologies.Count > 0)
            yield return new("opening.observation.technology", s.Say($"I noticed that {s.Company} works with {s.TechnologyNames}."), s.TechnologyFacts);
        if (s.Location is { } location)
            yield return new("opening.observation.location", s.Say($"I saw that {s.Company} is at home in {location.What}."), location.Fact);
    }

    private static IEnumerable<Line> ModestObservations(Scene s)
    {
        if (s.Region is { } region)
            yield return new("opening.observation.region", s.Say($"I came across {s.Company} while looking for companies that work with people {region.What}."), region.Fact);
        else
            yield return new("opening.observation.company", s.Say($"I came across {s.Company} while looking for people who may find our work useful."));
    }

    private static IEnumerable<Line> Questions(Scene s)
    {
        var team = Team(s);
        if (s.About is { } about)
        {
            const string id = "opening.question.summary";
            yield return new(id, s.Say($"What takes up most of {team}'s time at the moment? I ask because I read that {s.Company} {about.What.Predicate}."), about.Fact);
            if (s.Role is { IsLeader: true, IsGeneral: false } role && about.What.IsVerb)
                yield return new(id, s.Say($"How do you approach {role.Area} at a company that {about.What.Predicate}?"), about.Fact);
        }
        if (s.Hiring is { } hiring)
            yield return new("opening.question.hiring", s.Say($"With {s.Company} hiring at the moment, what would take the most work off {team}?"), hiring.Fact);
        if (s.Technologies is [var technology, ..])
        {
            yield return new("opening.question.technology", s.Say($"How happy are you with the way {technology.What} works out at {s.Company}?"), technology.Fact);
            yield return new("opening.question.technology", s.Say($"If you were starting again at {s.Company}, would you still choose {technology.What}?"), technology.Fact);
        }
        if (s.Role is { IsLeader: true } leader && s.Size is CompanySize.Tiny or CompanySize.Small)
            yield return new("opening.question.size", leader.IsGeneral
                ? s.Say($"In a company of your size, does nearly everything end up on your desk?")
                : s.Say($"In a company of your size, does most of the {leader.Work} end up on your desk?"));
        else if (s.Role is { IsLeader: true } && s.Size is not null)
            yield return new("opening.question.size", s.Say($"In a company of your size, how do you keep things simple for {team}?"));
    }

    private static IEnumerable<Line> ModestQuestions(Scene s)
    {
        yield return new("opening.question.role", s.Say($"What is the one thing that {Team(s)} would gladly spend less time on?"));
        if (s.Role is { } role)
            yield return new("opening.question.role", s.Say($"How much of your week goes into {role.Chore}?"));
    }

    private static IEnumerable<Line> Compliments(Scene s)
    {
        if (s.About is { } about)
        {
            const string id = "opening.compliment.summary";
            if (about.What.Noun is { } noun)
            {
                yield return new(id, s.Say($"I like the idea behind {s.Company}: {noun}."), about.Fact);
                yield return new(id, s.Say($"What {s.Company} does looks good to me: {noun}."), about.Fact);
            }
            else if (about.What.IsVerb)
            {
                yield return new(id, s.Say($"I like that {s.Company} {about.What.Predicate}."), about.Fact);
                yield return new(id, s.Say($"I was impressed to read that {s.Company} {about.What.Predicate}."), about.Fact);
            }
        }
        if (s.News is { } news)
            yield return new("opening.compliment.news", s.Say($"I enjoyed reading \"{news.What}\" on your site."), news.Fact);
        if (s.Technologies.Count > 0)
            yield return new("opening.compliment.technology", s.Say($"I was glad to see that {s.Company} works with {s.TechnologyNames}, which I think is a good choice."), s.TechnologyFacts);
    }

    private static IEnumerable<Line> ModestCompliments(Scene s)
    {
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
            yield return new("opening.compliment.role", s.Say($"Good {role.Work} is hard to do and easy to overlook, so I have great respect for those who lead it."));
        else
            yield return new("opening.compliment.company", s.Say($"Leading a company takes a lot, and I have great respect for anyone who does it well."));
    }

    private static IEnumerable<Line> Directs(Scene s)
    {
        if (s.About is not { What: var told } about || told.Predicate.Split(' ').Length > 12)
            yield break; // too long to have something else follow it
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
            yield return new("opening.direct.summary", s.Say($"I am writing to you because {s.Company} {told.Predicate}, and you look after {role.Area} there."), about.Fact);
        else
            yield return new("opening.direct.summary", s.Say($"I will come straight to the point: {s.Company} {told.Predicate}, and I think we could be of use to you."), about.Fact);
    }

    private static IEnumerable<Line> ModestDirects(Scene s)
    {
        if (s.Role is { IsLeader: true, IsGeneral: false } role)
        {
            yield return new("opening.direct.role", s.Say($"I am writing to you because you look after {role.Area} at {s.Company}."));
            yield return new("opening.direct.role", s.Say($"I will keep this short, since you look after {role.Area} at {s.Company} and surely get enough email."));
        }
        yield return new("opening.direct.company", s.Say($"I will come straight to the point: I would like to know whether {s.Company} could use what we do."));
        yield return new("opening.direct.company", s.Tone == Tone.Formal
            ? s.Say($"I am writing to ask whether our work could be of use to {s.Company}.")
            : s.Say($"A short note to ask whether our work could be of use to {s.Company}."));
    }

    private static string Team(Scene s) => s.Role is { IsLeader: true } role ? $"your {role.Team}" : "your team";
}
