using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Text;

namespace AutoReach.Core.Qualification;

/// <summary>One thing that is true of a lead and that a team may like or not: <c>technology</c> and <c>go</c>.</summary>
public readonly record struct LeadAttribute(string Name, string Value)
{
    public override string ToString() => $"{Name}={Value}";
}

/// <summary>
/// What a lead is judged by, the same for the stated profile and the learned one. The import is trusted over the
/// dossier; the dossier fills what the import lacks.
/// </summary>
public static class LeadAttributes
{
    public const string Role = "role";
    public const string Function = "function";
    public const string Seniority = "seniority";
    public const string CompanySize = "companySize";
    public const string Region = "region";
    public const string Industry = "industry";
    public const string Technology = "technology";
    public const string Signal = "signal";

    /// <returns>
    /// Distinct, in a stable order: <c>role</c> (canonical title), <c>function</c> and <c>seniority</c> (camelCase),
    /// <c>companySize</c>, <c>region</c> (each part, and a compound value whole), <c>industry</c> (lower case),
    /// <c>technology</c> (canonical, with its wider kinds), <c>signal</c> (<c>hiring</c>, <c>news</c>).
    /// </returns>
    public static IReadOnlyList<LeadAttribute> Extract(Prospect prospect, Dossier dossier)
    {
        var attributes = new List<LeadAttribute>();
        if (JobRole.Parse(prospect.Role) is { } role)
        {
            attributes.Add(new(Role, role.Title));
            if (role.Function != JobFunction.Unknown)
                attributes.Add(new(Function, CamelCase(role.Function.ToString())));
            attributes.Add(new(Seniority, CamelCase(role.Seniority.ToString())));
        }
        if (SizeOf(prospect, dossier) is { } size)
            attributes.Add(new(CompanySize, CamelCase(size.ToString())));
        attributes.AddRange(RegionsOf(prospect, dossier).Select(region => new LeadAttribute(Region, region)));
        if (RegionsOf(prospect, dossier) is { Count: > 1 } several)
            attributes.Add(new(Region, string.Join('-', several)));
        attributes.AddRange(IndustriesOf(prospect, dossier).Select(industry => new LeadAttribute(Industry, industry)));
        attributes.AddRange(TechnologiesOf(prospect, dossier)
            .SelectMany(technology => Technologies.Parse(technology).Families.Prepend(technology))
            .Select(technology => new LeadAttribute(Technology, technology)));
        attributes.AddRange(SignalsOf(dossier).Select(signal => new LeadAttribute(Signal, signal)));
        return [.. attributes.Distinct()];
    }

    /// <summary>The words that keywords are looked for in: import's description and industry, and what the company says of itself.</summary>
    public static PlainWords TextOf(Prospect prospect, Dossier dossier) =>
        PlainWords.Of([prospect.Description, prospect.Industry,
            .. dossier.Facts.Where(SaysWhatTheCompanyDoes).Select(fact => fact.Value)]);

    public static CompanySize? SizeOf(Prospect prospect, Dossier dossier) => prospect.CompanySize ?? SizeIn(dossier);

    public static CompanySize? SizeIn(Dossier dossier)
    {
        foreach (var fact in ValuesOf(dossier, FactKind.Size))
            if (CompanySizes.TryParse(fact, out var size))
                return size;
        return null;
    }

    public static IReadOnlyList<string> RegionsOf(Prospect prospect, Dossier dossier) =>
        Regions.Parse(prospect.Region) is { Count: > 0 } imported ? imported : RegionsIn(dossier);

    /// <summary>Where its pages name no region that is known, the one that its places lie in.</summary>
    public static IReadOnlyList<string> RegionsIn(Dossier dossier) =>
        [.. PlacesIn(dossier, FactKind.Region).DefaultIfNone(PlacesIn(dossier, FactKind.Location)).SelectMany(place => place.Regions).Distinct()];

    /// <summary>
    /// Region and places: the import's, else the dossier's, with the places on its pages that lie within. Nairobi narrows an import
    /// that says <c>africa</c> and adds nothing to one that says <c>europe</c>.
    /// </summary>
    public static IReadOnlyList<Place> PlacesOf(Prospect prospect, Dossier dossier)
    {
        var locations = PlacesIn(dossier, FactKind.Location);
        var stated = Gazetteer.Parse(prospect.Region).DefaultIfNone(PlacesIn(dossier, FactKind.Region));
        return stated.Count == 0 ? locations
            : [.. stated.Concat(locations.Where(location => stated.Any(location.IsInside))).DistinctBy(place => place.Key)];
    }

    public static IReadOnlyList<string> IndustriesOf(Prospect prospect, Dossier dossier) =>
        string.IsNullOrWhiteSpace(prospect.Industry) ? IndustriesIn(dossier) : [Industries.Parse(prospect.Industry)];

    public static IReadOnlyList<string> IndustriesIn(Dossier dossier) => [.. ValuesOf(dossier, FactKind.Industry).Select(Industries.Parse).Distinct()];

    /// <summary>Keys of the vocabulary, without the families that they belong to.</summary>
    public static IReadOnlyList<string> TechnologiesOf(Prospect prospect, Dossier dossier)
    {
        var imported = prospect.Technologies.Where(name => !string.IsNullOrWhiteSpace(name)).ToArray();
        return [.. (imported.Length > 0 ? imported : ValuesOf(dossier, FactKind.Technology)).Select(name => Technologies.Parse(name).Key).Distinct()];
    }

    /// <summary>
    /// As it would be called today: decisions that were recorded under another spelling go on to teach the same thing.
    /// </summary>
    public static LeadAttribute Renewed(LeadAttribute attribute) => attribute.Name switch
    {
        Technology => attribute with { Value = Technologies.Parse(attribute.Value).Key },
        Industry => attribute with { Value = Industries.Parse(attribute.Value) },
        Region when Regions.Parse(attribute.Value) is { Count: > 0 } regions => attribute with { Value = string.Join('-', regions) },
        _ => attribute,
    };

    private static IReadOnlyList<Place> PlacesIn(Dossier dossier, FactKind kind) =>
    [
        .. ValuesOf(dossier, kind).SelectMany(Gazetteer.Parse)
            .Where(place => kind == FactKind.Region || place.Kind != PlaceKind.Unknown).DistinctBy(place => place.Key),
    ];

    private static IReadOnlyList<Place> DefaultIfNone(this IReadOnlyList<Place> places, IReadOnlyList<Place> others) =>
        places.Count > 0 ? places : others;

    private static IEnumerable<string> SignalsOf(Dossier dossier)
    {
        if (dossier.Facts.Any(fact => fact.Kind == FactKind.Hiring))
            yield return "hiring";
        if (dossier.Facts.Any(fact => fact.Kind == FactKind.News))
            yield return "news";
    }

    private static bool SaysWhatTheCompanyDoes(Fact fact) =>
        fact.Kind is FactKind.Summary or FactKind.Industry or FactKind.Product or FactKind.Customer or FactKind.Other;

    private static IEnumerable<string> ValuesOf(Dossier dossier, FactKind kind) =>
        dossier.Facts.Where(fact => fact.Kind == kind && !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => fact.Value);

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
