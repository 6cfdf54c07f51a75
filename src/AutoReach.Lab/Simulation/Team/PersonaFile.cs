using AutoReach.Core.Reference;
using AutoReach.Core.Workflows;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>The format of a persona file, field by field.</summary>
internal static class PersonaFile
{
    public const string Fields = "name, leadsPerWeek, stated, taste, style, reviewers and drift";

    private const int MinWords = 20;
    private const int MaxWords = 1000;
    private const int MaxLeads = 100_000;
    private const int MaxWeeks = 1000;

    public static Persona Read(PersonaField file) => new()
    {
        Name = file["name"].Text("the team's name"),
        LeadsPerWeek = file["leadsPerWeek"].Whole(1, MaxLeads),
        Stated = Stated(file["stated"]),
        Taste = new Taste(file["taste"]["bias"].Number(-100, 100, "a number from -100 to 100"), file["taste"]["weights"].Weights()),
        Style = Style(file["style"]),
        Reviewers = Reviewers(file["reviewers"]),
        Drift = [.. file["drift"].List("a list in brackets, which may be empty")
            .Select(drift => new Drift(drift["week"].Whole(1, MaxWeeks), drift["weights"].Weights()))],
    };

    private static IdealCustomerProfile Stated(PersonaField field) => new()
    {
        Industries = field["industries"].Texts(),
        CompanySizes = [.. field["companySizes"].List("a list of sizes in brackets, which may be empty").Select(Size)],
        Regions = field["regions"].Texts(),
        Technologies = field["technologies"].Texts(),
        Roles = field["roles"].Texts(),
        Keywords = field["keywords"].Texts(),
        ExcludeKeywords = field["excludeKeywords"].Texts(),
    };

    private static CompanySize Size(PersonaField field)
    {
        const string wanted = "\"tiny\", \"small\", \"medium\", \"large\" or \"enterprise\"";
        return CompanySizes.TryParse(field.Text(wanted), out var size) ? size : throw field.Wrong(wanted);
    }

    private static WritingStyle Style(PersonaField field) => new(
        field["maxWords"].Whole(MinWords, MaxWords),
        field["formality"].Choice<Formality>(),
        field["opening"].Choice<OpeningStyle>(),
        field["callToAction"].Choice<CallStyle>(),
        field["avoid"].Texts(),
        field["signOff"].Text("the words above the sender's name, such as \"Best\"").TrimEnd(',', ' '));

    private static IReadOnlyList<TeamReviewer> Reviewers(PersonaField field)
    {
        const string wanted = "a list of at least one reviewer, each with id, noise, strictness, hours and batch";
        var reviewers = new List<TeamReviewer>();
        foreach (var item in field.List(wanted))
        {
            var reviewer = Reviewer(item);
            if (reviewers.Exists(other => other.Id == reviewer.Id))
                throw item["id"].Wrong("an id that no other reviewer has");
            reviewers.Add(reviewer);
        }
        return reviewers.Count > 0 ? reviewers : throw field.Wrong(wanted);
    }

    private static TeamReviewer Reviewer(PersonaField field)
    {
        const string hours = "two hours of the day from 0 to 24, the earlier first, such as [8, 10]";
        var times = field["hours"].List(hours).Select(hour => hour.Number(0, 24, "an hour of the day from 0 to 24")).ToArray();
        if (times is not [var from, var to] || from >= to)
            throw field["hours"].Wrong(hours);
        return new(
            field["id"].Text("a short name such as \"r1\""),
            field["noise"].Number(0, 1, "a probability from 0 to 1"),
            field["strictness"].Number(-100, 100, "a number from -100 to 100, 0 for one who decides as the team does"),
            from, to, field["batch"].Whole(1, MaxLeads));
    }
}
