using System.Text.RegularExpressions;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>What a simulated editor writes of its own. Nothing in it can be untrue of a company; no contractions, so that it suits every formality.</summary>
internal static partial class EditorWordings
{
    private const int MaxNameLength = 40;
    private const string Nameless = "your company";

    /// <summary>Three wordings with the company's name, then the same without it for when the name holds an avoided phrase.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Openings(OpeningStyle style, string? company) =>
        [.. new[] { NameOf(company), Nameless }.Distinct().Select(name => OpeningsAt(style, name))];

    /// <param name="calendarLink">Where a time can be booked; null where there is no such place.</param>
    public static IReadOnlyList<string> Calls(CallStyle style, Uri? calendarLink) => style switch
    {
        CallStyle.Question => ["Would this be of use to you?", "Does this sound useful for your team?", "What do you think of it?"],
        CallStyle.Calendar when calendarLink is not null =>
        [
            $"You can book a time with me here: {calendarLink.OriginalString}",
            $"Please choose a time for a short talk: {calendarLink.OriginalString}",
            $"My calendar is open to you: {calendarLink.OriginalString}",
        ],
        CallStyle.Calendar =>
            ["Please pick a time that suits you, and I will be there.", "Just pick a time for a short talk and tell me.",
                "You are welcome to pick a time next week."],
        CallStyle.Soft =>
        [
            "There is no hurry; just reply if this is of interest.",
            "If this is of interest, a short reply is enough, and if not, no harm done.",
            "There is no need to answer now, and I am happy to tell you more whenever it suits you.",
        ],
        CallStyle.Direct =>
            ["Please reply with a time for a short call.", "I would like to have a short call with you next week. Please tell me when.",
                "Let me know on which day we can talk."],
        _ => throw new InvalidOperationException($"Unexpected {style}."),
    };

    private static IReadOnlyList<string> OpeningsAt(OpeningStyle style, string company) => style switch
    {
        OpeningStyle.Observation =>
        [
            $"I noticed {company} and thought of you and your team.",
            $"I read about {company}, and it made me think of your work there.",
            $"I saw what {company} does and thought that this might be of use to you.",
        ],
        OpeningStyle.Question =>
        [
            $"Could the following be useful to your team at {company}?",
            $"Is the following a subject at {company} at the moment?",
            $"Would your team at {company} like to hear of another way to work?",
        ],
        OpeningStyle.Compliment =>
        [
            $"I admire what you and your team do at {company}.",
            $"I am impressed by your work at {company}.",
            $"I enjoyed reading about {company} and about what your team does.",
        ],
        OpeningStyle.Direct =>
        [
            $"I am writing to you because I think we can be of use to {company}.",
            $"I will come straight to what we could do for {company}.",
            $"A short note for you and your team at {company}.",
        ],
        _ => throw new InvalidOperationException($"Unexpected {style}."),
    };

    /// <summary>As one says it: "Spoqa, Inc. (Seoul)" is Spoqa. What could not stand in a sentence is "your company".</summary>
    private static string NameOf(string? company)
    {
        var name = LegalForm().Replace(Aside().Replace(company ?? "", " ").Trim(), "").Trim(' ', ',', '.');
        return name.Length is > 0 and <= MaxNameLength && !OddCharacter().IsMatch(name) ? name : Nameless;
    }

    [GeneratedRegex(@"\s*\([^()]*\)\s*")]
    private static partial Regex Aside();

    [GeneratedRegex(@"[\s,]+(?:inc|llc|ltd|limited|gmbh|ag|corp|corporation|plc|pty|s\.?a|b\.?v)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex LegalForm();

    [GeneratedRegex("""[?"“”<>{}\[\]\r\n]|://""")]
    private static partial Regex OddCharacter();
}
