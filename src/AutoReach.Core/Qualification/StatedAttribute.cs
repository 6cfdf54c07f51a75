using AutoReach.Core.Reference;
using AutoReach.Core.Text;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Qualification;

/// <summary>
/// What the stated profile thinks of one attribute by itself, in the log-odds of <see cref="StatedWeights"/>: what its
/// dimension adds for a lead that has it. Of dimensions with one value a lead (role, size, region, industry) a value that
/// is not named counts what the dimension gives to others; of those with many (technologies, keywords) a value that is
/// not named counts 0, since it says nothing of the others. Function, seniority and signals are never stated.
/// </summary>
public static class StatedAttribute
{
    public const string Keyword = "keyword";

    public static double WeightOf(IdealCustomerProfile profile, LeadAttribute attribute) => attribute.Name switch
    {
        LeadAttributes.Role when profile.Roles.Count > 0 => OfRole(profile, attribute.Value),
        LeadAttributes.CompanySize when profile.CompanySizes.Count > 0 && CompanySizes.TryParse(attribute.Value, out var size) =>
            profile.CompanySizes.Min(stated => Math.Abs(stated - size)) switch
            {
                0 => StatedWeights.SizeSame,
                1 => StatedWeights.SizeNextBand,
                _ => StatedWeights.SizeOther,
            },
        LeadAttributes.Region when profile.Regions.Count > 0 =>
            OfRegion(profile.Regions, attribute.Value),
        LeadAttributes.Industry when profile.Industries.Count > 0 =>
            profile.Industries.Any(stated => Industries.Matches(stated, attribute.Value)) ? StatedWeights.IndustrySame : StatedWeights.IndustryOther,
        LeadAttributes.Technology => profile.Technologies.Any(stated => Technologies.Matches(stated, attribute.Value)) ? StatedWeights.TechnologySame : 0,
        Keyword => Stands(profile.ExcludeKeywords, attribute.Value) ? StatedWeights.Excluded
            : Stands(profile.Keywords, attribute.Value) ? StatedWeights.KeywordFound : 0,
        _ => 0,
    };

    /// <summary>Everything that is named, as the attributes that leads would have.</summary>
    public static IEnumerable<LeadAttribute> NamedIn(IdealCustomerProfile profile) =>
    [
        .. profile.Roles.Select(JobRole.Parse).OfType<JobRole>().Select(role => new LeadAttribute(LeadAttributes.Role, role.Title)),
        .. profile.CompanySizes.Select(size => new LeadAttribute(LeadAttributes.CompanySize, size.ToString().ToLowerInvariant())),
        .. profile.Regions.SelectMany(WholeRegions).Select(region => new LeadAttribute(LeadAttributes.Region, region)),
        .. profile.Industries.Select(industry => new LeadAttribute(LeadAttributes.Industry, Industries.Parse(industry))),
        .. profile.Technologies.Select(technology => new LeadAttribute(LeadAttributes.Technology, Technologies.Parse(technology).Key)),
        .. profile.Keywords.Concat(profile.ExcludeKeywords).Select(keyword => new LeadAttribute(Keyword, keyword.ToLowerInvariant())),
    ];

    private static double OfRegion(IReadOnlyList<string> stated, string value) => Gazetteer.Match(stated, Gazetteer.Parse(value)).Kind switch
    {
        PlaceMatchKind.Inside => StatedWeights.RegionSame,
        PlaceMatchKind.Possible => StatedWeights.RegionUnknown,
        PlaceMatchKind.None => StatedWeights.RegionOther,
        var other => throw new InvalidOperationException($"Unexpected {other}."),
    };

    /// <summary>Those that an entry takes whole: three of <c>emea</c>, none of <c>germany</c>, whose weight is not that of all Europe.</summary>
    private static IEnumerable<string> WholeRegions(string entry) =>
        Regions.Parse(entry).Where(region => Gazetteer.Match([entry], Gazetteer.Parse(region)).Kind == PlaceMatchKind.Inside);

    private static double OfRole(IdealCustomerProfile profile, string title) => JobRole.Parse(title) is not { } role ? 0
        : profile.Roles.Select(JobRole.Parse).OfType<JobRole>().Select(role.CompareTo).DefaultIfEmpty(RoleMatch.None).Max() switch
        {
            RoleMatch.Same => StatedWeights.RoleSame,
            RoleMatch.Near => StatedWeights.RoleNear,
            RoleMatch.SameFunction => StatedWeights.RoleSameFunction,
            RoleMatch.None => StatedWeights.RoleOther,
            var other => throw new InvalidOperationException($"Unexpected {other}."),
        };

    private static bool Stands(IReadOnlyList<string> keywords, string text) => PlainWords.Of(text) is var words && keywords.Any(words.HasWordStartingWith);
}
