using AutoReach.Core;
using AutoReach.Core.Workflows;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>
/// First sentences, of four kinds: an observation, a question, a compliment, or straight to the point. Each rests on
/// what is known; those of an unknown company claim nothing about it.
/// </summary>
internal static class Openings
{
    public static IEnumerable<Line> For(Scene s) => Observations(s).Concat(Questions(s)).Concat(Compliments(s)).Concat(Directs(s));

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
            yield return new("opening.observation.news", s.Say($"I noticed this headline from {s.Company}: \"{news.What}\"."), news.Fact);
        }
        if (s.Hiring is { } hiring)
        {
            const string id = "opening.observation.hiring";
            if (hiring.What.Length > 0)
                yield return new(id, s.Say($"I saw that {s.Company} is looking for {hiring.What}."), hiring.Fact);
            yield return new(id, s.Say($"I noticed on your site that {s.Company} is hiring at the moment."), hiring.Fact);
        }
        if (s.Technologies is [var technology, ..])
        {
            yield return new("opening.observation.technology", s.Say($"I noticed that {s.Company} works with {Named(s)}."), Facts(s));
            yield return new("opening.observation.technology", s.Say($"I saw that {technology.What} is part of what {s.Company} works with."), technology.Fact);
        }
        if (s.Location is { } location)
            yield return new("opening.observation.location", s.Say($"I saw that {s.Company} is at home in {location.What}."), location.Fact);
        else if (s.Region is { } region)
            yield return new("opening.observation.region", s.Say($"I noticed that {s.Company} works with people {region.What}."), region.Fact);
        if (s is { About: null, News: null, Hiring: null, Technologies.Count: 0, Region: null, Location: null })
            yield return new("opening.observation.company", s.Say($"I came across {s.Company} while looking for people who may find our work useful."));
    }

    private static IEnumerable<Line> Questions(Scene s)
    {
        var team = s.Role is { IsLeader: true } role ? $"your {role.Team}" : "your team";
        if (s.About is { } about)
        {
            const string id = "opening.question.summary";
            yield return new(id, s.Say($"What takes up most of {team}'s time at the moment? I ask because I read that {s.Company} {about.What.Predicate}."), about.Fact);
            if (s.Role is { IsLeader: true } known && about.What.IsVerb && known.Area != "the whole company")
                yield return new(id, s.Say($"How do you approach {known.Area} at a company that {about.What.Predicate}?"), about.Fact);
        }
        if (s.Hiring is { } hiring)
            yield return new("opening.question.hiring", s.Say($"With {s.Company} hiring at the moment, what would take the most work off {team}?"), hiring.Fact);
        if (s.Technologies is [var technology, ..])
        {
            yield return new("opening.question.technology", s.Say($"How happy are you with the way {technology.What} works out at {s.Company}?"), technology.Fact);
            yield return new("opening.question.technology", s.Say($"If you were starting again at {s.Company}, would you still choose {technology.What}?"), technology.Fact);
        }
        if (s.Role is { } asked)
        {
            yield return new("opening.question.role", s.Say($"How much of your week goes into {asked.Chore}?"));
            yield return new("opening.question.role", s.Say($"What is the one thing that {team} would gladly spend less time on?"));
            if (asked.IsLeader && s.Size is CompanySize.Tiny or CompanySize.Small)
                yield return new("opening.question.size", s.Say($"In a company of your size, does most of {(asked.Area == "the whole company" ? "everything" : asked.Area)} end up on your desk?"));
            else if (asked.IsLeader && s.Size is not null)
                yield return new("opening.question.size", s.Say($"In a company of your size, how do you keep things simple for {team}?"));
        }
        else
            yield return new("opening.question.company", s.Say($"What would take the most work off your team at {s.Company} this year?"));
    }

    private static IEnumerable<Line> Compliments(Scene s)
    {
        if (s.About is { } about)
        {
            const string id = "opening.compliment.summary";
            if (about.What.Noun is { } noun)
            {
                yield return new(id, s.Say($"I like the idea behind {s.Company}: {noun}."), about.Fact);
                yield return new(id, s.Say($"What {s.Company} is doing looks good to me: {noun}."), about.Fact);
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
            yield return new("opening.compliment.technology", s.Say($"I was glad to see that {s.Company} works with {Named(s)}, which I think is a good choice."), Facts(s));
        if (s.Role is { IsLeader: true } role)
        {
            yield return new("opening.compliment.role", s.Say($"Looking after {role.Area} well is hard work, and I admire people who do it."));
            yield return new("opening.compliment.role", s.Say($"I have great respect for people who look after {role.Area}: much of what they do well is never noticed."));
        }
        else
            yield return new("opening.compliment.company", s.Say($"I like to write to companies one by one, and {s.Company} is one that I would be glad to work with."));
    }

    private static IEnumerable<Line> Directs(Scene s)
    {
        if (s.Role is { IsLeader: true } role)
        {
            yield return new("opening.direct.role", s.Say($"I am writing to you because you look after {role.Area} at {s.Company}."));
            yield return new("opening.direct.role", s.Say($"I will keep this short, as you have {role.Area} to look after at {s.Company}."));
        }
        yield return new("opening.direct.company", s.Say($"I will come straight to the point: I would like to know whether {s.Company} could use what we do."));
        yield return new("opening.direct.company", s.Tone == Tone.Formal
            ? s.Say($"I am writing to ask whether our work could be of use to {s.Company}.")
            : s.Say($"A short note to ask whether our work could be of use to {s.Company}."));
    }

    private static string Named(Scene s) => string.Join(" and ", s.Technologies.Select(technology => technology.What));

    private static AutoReach.Core.Research.Fact?[] Facts(Scene s) => [.. s.Technologies.Select(technology => technology.Fact)];
}
