using System.Text.RegularExpressions;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Text;
using AutoReach.Core.Workflows;

namespace AutoReach.Rules.Drafting;

/// <summary>Picks from a dossier what can be said aloud. Pages are strangers' text: what looks odd is left unsaid.</summary>
internal static partial class ContextFacts
{
    private static readonly TimeSpan NewsStaysNews = TimeSpan.FromDays(270);

    /// <summary>A placeholder or a site that nobody has kept up says nothing of today: the import then has to do.</summary>
    public static Dossier Trusted(Dossier dossier, IReadOnlyList<ContextFlag> flags) =>
        dossier.Flags.Concat(flags).Any(flag => flag.Kind == FlagKind.Stale) ? dossier with { Facts = [] } : dossier;

    /// <summary>The dossier's summary, else the import's description.</summary>
    public static Known<CompanyClause>? About(Prospect prospect, Dossier dossier)
    {
        if (NamesInText.InText(prospect) is not { } company)
            return null;
        foreach (var fact in dossier.Facts.Where(fact => fact.Kind is FactKind.Summary))
            if (CompanyClauses.Read(fact.Value, prospect.Company, company) is { } told)
                return new(told, fact);
        return prospect.Description is { } description && CompanyClauses.Read(description, prospect.Company, company) is { } clause
            ? new(clause, null) : null;
    }

    /// <summary>A dated headline of the last nine months that reports a step of some size, and none at all where something bad is going on.</summary>
    public static Known<string>? News(Dossier dossier, IReadOnlyList<ContextFlag> flags)
    {
        if (IsBadTime(dossier, flags))
            return null;
        var fact = dossier.Facts
            .Where(fact => fact.Kind == FactKind.News && fact.PublishedAt is { } published
                && published <= dossier.ResearchedAt && dossier.ResearchedAt - published <= NewsStaysNews)
            .OrderByDescending(fact => fact.PublishedAt)
            .FirstOrDefault(fact => Step().IsMatch(fact.Value) && Quotable(fact.Value, 14) is not null);
        return fact is null ? null : new(Quotable(fact.Value, 14)!, fact);
    }

    /// <summary>A post in the reader's own part of the company; for who answers for everything, any.</summary>
    public static Known<string>? Hiring(Dossier dossier, IReadOnlyList<ContextFlag> flags, RoleVoice? role)
    {
        if (IsBadTime(dossier, flags))
            return null;
        var facts = dossier.Facts.Where(fact => fact.Kind == FactKind.Hiring).ToArray();
        var posts = facts.Select(fact => (Title: Quotable(fact.Value, 6), Fact: fact)).Where(post => post.Title is not null && PostTitle().IsMatch(post.Title))
            .ToArray();
        if (posts.Length == 0)
            return facts.Length > 0 ? new("", facts[0]) : null;
        var (title, source) = posts.FirstOrDefault(post => role is null or { IsGeneral: true } || FunctionOf(post.Title!) == role.Function);
        return title is null ? null : new($"{Articles.For(title)} {title}", source);
    }

    /// <summary>"Technical Writer" and "Product Designer" name a neighbour first and their own work last.</summary>
    private static JobFunction? FunctionOf(string post) =>
        post.EndsWith("Designer", StringComparison.Ordinal) ? JobFunction.Design
        : post.EndsWith("Writer", StringComparison.Ordinal) ? null
        : JobRole.Parse(post)?.Function;

    /// <summary>Only those that the team looks for, by names that are written in a sentence, at most two.</summary>
    public static IReadOnlyList<Known<string>> Technologies(IdealCustomerProfile profile, Prospect prospect, Dossier dossier) =>
    [
        .. LeadAttributes.TechnologiesOf(prospect, dossier)
            .Where(technology => profile.Technologies.Any(stated => AutoReach.Core.Reference.Technologies.Matches(stated, technology)))
            .Select(technology => (Text: AutoReach.Core.Reference.Technologies.Parse(technology).Written, Fact: FactOf(technology, dossier)))
            .Where(technology => technology.Text is not null)
            .Take(2)
            .Select(technology => new Known<string>(technology.Text!, technology.Fact)),
    ];

    public static Place? Region(Prospect prospect, Dossier dossier)
    {
        var regions = LeadAttributes.RegionsOf(prospect, dossier);
        var fact = dossier.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Region && Regions.Parse(fact.Value).SequenceEqual(regions));
        var imported = Regions.Parse(prospect.Region).Count > 0;
        if (!imported && fact is null)
            return null;
        var named = regions.Select(Regions.Written).ToArray();
        if (named.Length is 0 or > 2 || named.Contains(null))
            return null;
        var names = string.Join(" and ", named);
        return new(named is ["all over the world"] ? names : "across " + names, new(names, imported ? null : fact));
    }

    private static Fact? FactOf(string technology, Dossier dossier) => dossier.Facts.FirstOrDefault(fact =>
        fact.Kind == FactKind.Technology && AutoReach.Core.Reference.Technologies.Parse(fact.Value).Key == technology);

    private static bool IsBadTime(Dossier dossier, IReadOnlyList<ContextFlag> flags) => dossier.Flags.Concat(flags)
        .Any(flag => flag.Kind is FlagKind.Layoffs or FlagKind.Merger or FlagKind.Crisis or FlagKind.Controversy or FlagKind.Injection);

    /// <summary>A page's words as they can be quoted in plain text; null where they are too long, odd or speak to a model.</summary>
    private static string? Quotable(string text, int mostWords)
    {
        var plain = PlainText.OneLine(text).TrimEnd('.', '!', ' ').TrimStart();
        return plain.Length > 0 && plain.Split(' ').Length <= mostWords && plain.Split(' ').All(word => word.Length <= 30)
            && QuotableText().IsMatch(plain) && PromptLeaks.Find(plain) is null && !MailLinks.In(plain).Any() ? plain : null;
    }

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{M}\p{N} ,.'&+#%$€£/\-–:()?]*$")]
    private static partial Regex QuotableText();

    [GeneratedRegex(
        @"\b(?:engineer|developer|designer|manager|lead|head|director|analyst|scientist|architect|specialist|representative|executive|marketer"
            + @"|recruiter|consultant|administrator|writer|accountant|officer|assistant|associate|partner|strategist"
            + @"|researcher)\b(?! s)", RegexOptions.IgnoreCase)]
    private static partial Regex PostTitle();

    /// <summary>What is worth a stranger's mention: a launch, money, a new market or place; not reports, prizes, arrivals and looks.</summary>
    [GeneratedRegex(
        @"\b(?:launch(?:es|ed|ing)?|introduc(?:es|ed|ing)|unveil(?:s|ed)|releas(?:es|ed)|raises?|raised|series [a-e]\b|seed round|funding|expands?"
            + @"|expanding|enters|now available|goes live|general availability|opens (?:an? |its )?(?:\w+ ){0,3}(?:in|at) \p{Lu})", RegexOptions.IgnoreCase)]
    private static partial Regex Step();
}
