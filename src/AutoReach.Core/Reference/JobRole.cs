using System.Collections.Frozen;
using AutoReach.Core.Text;

namespace AutoReach.Core.Reference;

public enum Seniority { Other, Manager, Director, Head, VicePresident, Chief }

/// <summary>What part of a company someone answers for.</summary>
public enum JobFunction
{
    Unknown, General, Engineering, Product, Data, Security, Design, People, Operations, Marketing, Sales, Finance, Customers, Legal,
}

/// <summary>How near a contact's role is to a stated one.</summary>
public enum RoleMatch { None, SameFunction, Near, Same }

/// <summary>A job title understood as far as it can be: <c>CTO</c> and <c>Chief Technology Officer</c> are one.</summary>
/// <param name="Title">The canonical title; the given one, trimmed, where it is not understood.</param>
public sealed record JobRole(string Title, Seniority Seniority, JobFunction Function)
{
    private static readonly FrozenDictionary<string, string> Abbreviations = new Dictionary<string, string>
    {
        ["ceo"] = "Chief Executive Officer",
        ["cto"] = "Chief Technology Officer",
        ["coo"] = "Chief Operating Officer",
        ["cfo"] = "Chief Financial Officer",
        ["cmo"] = "Chief Marketing Officer",
        ["cro"] = "Chief Revenue Officer",
        ["cio"] = "Chief Information Officer",
        ["ciso"] = "Chief Information Security Officer",
        ["chro"] = "Chief Human Resources Officer",
        ["cpo"] = "Chief Product Officer",
        ["cdo"] = "Chief Data Officer",
        ["cco"] = "Chief Customer Officer",
        ["cso"] = "Chief Security Officer",
        ["clo"] = "Chief Legal Officer",
    }.ToFrozenDictionary();

    // The first word found decides, so the narrower ones stand first: "Chief Information Security Officer".
    private static readonly (string Word, JobFunction Function)[] Functions =
    [
        ("security", JobFunction.Security), ("data", JobFunction.Data), ("analytics", JobFunction.Data),
        ("product", JobFunction.Product), ("design", JobFunction.Design), ("ux", JobFunction.Design),
        ("people", JobFunction.People), ("human resources", JobFunction.People), ("hr", JobFunction.People), ("talent", JobFunction.People),
        ("recruit", JobFunction.People), ("culture", JobFunction.People),
        ("marketing", JobFunction.Marketing), ("growth", JobFunction.Marketing), ("brand", JobFunction.Marketing), ("communications", JobFunction.Marketing),
        ("sales", JobFunction.Sales), ("revenue", JobFunction.Sales), ("business development", JobFunction.Sales), ("commercial", JobFunction.Sales),
        ("customer", JobFunction.Customers), ("support", JobFunction.Customers),
        ("finance", JobFunction.Finance), ("financial", JobFunction.Finance), ("accounting", JobFunction.Finance),
        ("legal", JobFunction.Legal), ("counsel", JobFunction.Legal), ("compliance", JobFunction.Legal),
        ("engineer", JobFunction.Engineering), ("technology", JobFunction.Engineering), ("technical", JobFunction.Engineering),
        ("develop", JobFunction.Engineering), ("software", JobFunction.Engineering), ("infrastructure", JobFunction.Engineering),
        ("platform", JobFunction.Engineering), ("devops", JobFunction.Engineering), ("information", JobFunction.Engineering), ("it", JobFunction.Engineering),
        ("operations", JobFunction.Operations), ("operating", JobFunction.Operations),
        ("executive", JobFunction.General), ("managing director", JobFunction.General), ("general manager", JobFunction.General),
        ("founder", JobFunction.General), ("cofounder", JobFunction.General), ("owner", JobFunction.General), ("president", JobFunction.General),
    ];

    public bool IsLeader => Seniority >= Seniority.Director;

    /// <returns>Null for a title without a letter.</returns>
    public static JobRole? Parse(string? title)
    {
        var trimmed = string.Join(' ', (title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!trimmed.Any(char.IsLetter))
            return null;
        var words = PlainWords.Of(trimmed);
        foreach (var word in words.Split())
            if (Abbreviations.TryGetValue(word, out var full))
                return new JobRole(full, Seniority.Chief, FunctionOf(PlainWords.Of(full)));
        var seniority = SeniorityOf(words);
        var function = FunctionOf(words);
        return new JobRole(seniority == Seniority.VicePresident ? CanonicalVicePresident(trimmed, words) : trimmed, seniority, function);
    }

    /// <summary>
    /// Same: the same title, or the same function at head, vice president or chief level written otherwise.
    /// Near: both lead the same function. SameFunction: the contact works there without leading it.
    /// </summary>
    public RoleMatch CompareTo(JobRole stated)
    {
        var (mine, theirs) = (PlainWords.Of(Title), PlainWords.Of(stated.Title));
        if (mine == theirs)
            return RoleMatch.Same;
        if (Function == JobFunction.Unknown || Function != stated.Function)
            return mine.HasPhrase(stated.Title) ? RoleMatch.Same : RoleMatch.None;
        if (Seniority == stated.Seniority)
            return Seniority == Seniority.Other ? RoleMatch.SameFunction : RoleMatch.Same;
        return IsLeader && stated.IsLeader ? RoleMatch.Near : RoleMatch.SameFunction;
    }

    private static JobFunction FunctionOf(PlainWords words)
    {
        foreach (var (word, function) in Functions)
            if (word.Length <= 2 ? words.HasPhrase(word) : words.HasWordStartingWith(word))
                return function;
        return JobFunction.Unknown;
    }

    private static Seniority SeniorityOf(PlainWords words)
    {
        if (words.HasPhrase("vp") || words.HasPhrase("svp") || words.HasPhrase("evp") || words.HasPhrase("vice president"))
            return Seniority.VicePresident;
        if (words.HasPhrase("chief") || words.HasWordStartingWith("founder") || words.HasWordStartingWith("cofounder")
            || words.HasPhrase("owner") || words.HasPhrase("president") || words.HasPhrase("managing director"))
            return Seniority.Chief;
        if (words.HasPhrase("head"))
            return Seniority.Head;
        if (words.HasPhrase("director"))
            return Seniority.Director;
        return words.HasPhrase("manager") || words.HasPhrase("lead") ? Seniority.Manager : Seniority.Other;
    }

    /// <summary>"VP Engineering", "Vice President, Engineering" and "VP of Engineering" are one title.</summary>
    private static string CanonicalVicePresident(string title, PlainWords words)
    {
        var rest = words.Split().Where(word => word is not ("vp" or "vice" or "president" or "of" or "the")).ToArray();
        if (rest.Length == 0 || words.HasPhrase("svp") || words.HasPhrase("evp"))
            return title;
        return "VP of " + string.Join(' ', rest.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
