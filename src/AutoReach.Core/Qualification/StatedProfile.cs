using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Text;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Qualification;

/// <summary>
/// Judges a lead by what the team stated. Fit = logistic(Σ weights), an additive model in log-odds without intercept:
/// each stated dimension adds its weight for matching, not matching or not being known (<see cref="StatedWeights"/>).
/// With nothing stated the fit is 0.5.
/// </summary>
public static class StatedProfile
{
    public static QualificationResult Judge(Workflow workflow, Prospect prospect, Dossier dossier)
    {
        var dimensions = Dimensions(workflow.Profile, prospect, dossier).ToArray();
        var contradictions = Contradictions(prospect, dossier).ToArray();
        var excluded = Exclusions(workflow.Profile, prospect, dossier).Take(1).ToArray();
        var sum = dimensions.Concat(contradictions).Concat(excluded).Sum(evidence => evidence.LogOdds);
        var fit = Logistic(sum);
        var qualified = excluded.Length == 0 && fit >= workflow.QualityBar.MinimumFit;
        var reasons = dimensions.Concat(contradictions)
            .OrderByDescending(evidence => Math.Abs(evidence.LogOdds))
            .Select(evidence => new FitReason(evidence.Text, evidence.LogOdds));
        return new QualificationResult(
            fit,
            qualified ? QualificationVerdict.Qualified : QualificationVerdict.Unqualified,
            [.. excluded.Select(evidence => new FitReason(evidence.Text, evidence.LogOdds)), .. reasons],
            Score(sum, workflow.QualityBar.MinimumFit, dimensions, contradictions.Length, excluded.Length > 0));
    }

    /// <summary>
    /// q = certainty · coverage · consistency in [0,1]. Certainty: logistic of the distance, in log-odds, between the
    /// fit and the quality bar (0.5 at the bar); an exclusion counts as distance 4. Coverage: 0.6 + 0.4 · share of the
    /// stated dimensions that are known of the lead. Consistency: 0.85 for each contradiction.
    /// </summary>
    private static double Score(double sum, double minimumFit, ProfileEvidence[] dimensions, int contradictions, bool excluded)
    {
        var bar = Math.Clamp(minimumFit, 0.01, 0.99);
        var distance = excluded ? 4 : Math.Abs(sum - Math.Log(bar / (1 - bar)));
        var known = dimensions.Length == 0 ? 0 : dimensions.Count(evidence => evidence.Known) / (double)dimensions.Length;
        return Logistic(distance) * (0.6 + 0.4 * known) * Math.Pow(0.85, contradictions);
    }

    private static IEnumerable<ProfileEvidence> Dimensions(IdealCustomerProfile profile, Prospect prospect, Dossier dossier)
    {
        if (profile.Roles.Count > 0)
            yield return OfRole(profile.Roles, prospect.Role);
        if (profile.CompanySizes.Count > 0)
            yield return OfSize(profile.CompanySizes, LeadAttributes.SizeOf(prospect, dossier));
        if (profile.Regions.Count > 0)
            yield return OfRegion(profile.Regions, LeadAttributes.PlacesOf(prospect, dossier));
        if (profile.Industries.Count > 0)
            yield return OfIndustry(profile.Industries, LeadAttributes.IndustriesOf(prospect, dossier));
        if (profile.Technologies.Count > 0)
            yield return OfTechnology(profile.Technologies, LeadAttributes.TechnologiesOf(prospect, dossier));
        if (profile.Keywords.Count > 0)
            yield return OfKeywords(profile.Keywords, LeadAttributes.TextOf(prospect, dossier));
    }

    private static ProfileEvidence OfRole(IReadOnlyList<string> stated, string? title)
    {
        if (JobRole.Parse(title) is not { } role)
            return new("role is not known", StatedWeights.RoleUnknown, Known: false);
        var (best, nearest) = stated.Select(JobRole.Parse).OfType<JobRole>()
            .Select(wanted => (Match: role.CompareTo(wanted), wanted.Title))
            .DefaultIfEmpty((RoleMatch.None, "")).MaxBy(match => match.Item1);
        return best switch
        {
            RoleMatch.Same => new($"role {role.Title} matches", StatedWeights.RoleSame, true),
            RoleMatch.Near => new($"role {role.Title} is close to {nearest}", StatedWeights.RoleNear, true),
            RoleMatch.SameFunction => new($"role {role.Title} is not at the level of {nearest}", StatedWeights.RoleSameFunction, true),
            RoleMatch.None => new($"role {role.Title} is not one of those stated", StatedWeights.RoleOther, true),
            _ => throw new InvalidOperationException($"Unexpected {best}."),
        };
    }

    private static ProfileEvidence OfSize(IReadOnlyList<CompanySize> stated, CompanySize? known)
    {
        if (known is not { } size)
            return new("company size is not known", StatedWeights.SizeUnknown, Known: false);
        var word = size.ToString().ToLowerInvariant();
        return stated.Min(wanted => Math.Abs(wanted - size)) switch
        {
            0 => new($"company size {word} matches", StatedWeights.SizeSame, true),
            1 => new($"company size {word} is one band off", StatedWeights.SizeNextBand, true),
            _ => new($"company size {word} is far from what is stated", StatedWeights.SizeOther, true),
        };
    }

    private static ProfileEvidence OfRegion(IReadOnlyList<string> stated, IReadOnlyList<Place> known)
    {
        if (known.Count == 0)
            return new("region is not known", StatedWeights.RegionUnknown, Known: false);
        var match = Gazetteer.Match(stated, known);
        return match.Kind switch
        {
            PlaceMatchKind.Inside when match.Known!.Key == match.Stated!.Key => new($"region {match.Known.Text} matches", StatedWeights.RegionSame, true),
            PlaceMatchKind.Inside => new($"region {match.Known!.Text} matches, which is in {match.Stated!.Text}", StatedWeights.RegionSame, true),
            PlaceMatchKind.Possible => new($"region {match.Known!.Text} may or may not be {match.Stated!.Text}", StatedWeights.RegionUnknown, Known: false),
            PlaceMatchKind.None => new(
                $"region {string.Join(" and ", known.Select(place => place.Text).Take(3))} is not one of those stated", StatedWeights.RegionOther, true),
            _ => throw new InvalidOperationException($"Unexpected {match.Kind}."),
        };
    }

    private static ProfileEvidence OfIndustry(IReadOnlyList<string> stated, IReadOnlyList<string> known)
    {
        if (known.Count == 0)
            return new("industry is not known", StatedWeights.IndustryUnknown, Known: false);
        var match = known.FirstOrDefault(industry => stated.Any(wanted => Industries.Matches(wanted, industry)));
        return match is not null
            ? new($"industry {match} matches{PartOf(match)}", StatedWeights.IndustrySame, true)
            : new($"industry {known[0]} is not one of those stated", StatedWeights.IndustryOther, true);

        string PartOf(string industry) => stated.Any(wanted => Industries.Parse(wanted) == industry) || Industries.Find(industry)?.Parent is not { } parent
            ? "" : $", which is part of {parent}";
    }

    private static ProfileEvidence OfTechnology(IReadOnlyList<string> stated, IReadOnlyList<string> known)
    {
        if (known.Count == 0)
            return new("technologies are not known", StatedWeights.TechnologyUnknown, Known: false);
        var wanted = stated.Select(name => Technologies.Parse(name).Key).Distinct().ToArray();
        var (own, members) = (known.Intersect(wanted).ToArray(), known.Except(wanted).ToLookup(FamilyOf));
        var families = members.Where(family => family.Key is not null).ToArray();
        if (own.Length + families.Length == 0)
            return new("none of the stated technologies is in use", StatedWeights.TechnologyOther, true);
        var named = families.Select(family => $"{Listed([.. family])}, which {(family.Count() == 1 ? "is" : "are")} {family.Key}");
        // Three frameworks of one language that is stated are one match, not three.
        var matches = own.Length + families.Count(family => !own.Contains(family.Key));
        var all = string.Join("; ", own.Length > 0 ? named.Prepend(Listed(own)) : named);
        return new($"works with {all}", WithMore(StatedWeights.TechnologySame, matches), true);

        string? FamilyOf(string technology) => Technologies.Parse(technology).Families.FirstOrDefault(family => wanted.Contains(family));
    }

    private static ProfileEvidence OfKeywords(IReadOnlyList<string> stated, PlainWords text)
    {
        if (text.IsEmpty)
            return new("there is no description to look for keywords in", StatedWeights.KeywordUnknown, Known: false);
        var found = stated.Where(text.HasWordStartingWith).ToArray();
        return found.Length == 0
            ? new("none of the keywords is in the description", StatedWeights.KeywordMissing, true)
            : new($"description speaks of {Listed(found)}", WithMore(StatedWeights.KeywordFound, found.Length), true);
    }

    private static IEnumerable<ProfileEvidence> Exclusions(IdealCustomerProfile profile, Prospect prospect, Dossier dossier)
    {
        var text = LeadAttributes.TextOf(prospect, dossier);
        return profile.ExcludeKeywords.Where(text.HasWordStartingWith)
            .Select(keyword => new ProfileEvidence($"excluded keyword {keyword} is in the description", StatedWeights.Excluded, true));
    }

    private static IEnumerable<ProfileEvidence> Contradictions(Prospect prospect, Dossier dossier)
    {
        if (prospect.CompanySize is { } imported && LeadAttributes.SizeIn(dossier) is { } read && Math.Abs(imported - read) > 1)
            yield return new($"import says size {Lower(imported)}, the website {Lower(read)}", StatedWeights.Contradiction, true);
        var (here, there) = (Regions.Parse(prospect.Region), LeadAttributes.RegionsIn(dossier));
        if (here.Count > 0 && there.Count > 0 && here is not [Regions.Worldwide] && !there.Contains(Regions.Worldwide) && !here.Intersect(there).Any())
            yield return new($"import says region {string.Join(" and ", here)}, the website {string.Join(" and ", there)}", StatedWeights.Contradiction, true);
        var industries = LeadAttributes.IndustriesIn(dossier);
        if (!string.IsNullOrWhiteSpace(prospect.Industry) && industries.Count > 0
            && !industries.Any(industry => Industries.Matches(industry, prospect.Industry) || Industries.Matches(prospect.Industry, industry)))
            yield return new($"import says industry {prospect.Industry.Trim()}, the website {industries[0]}", StatedWeights.Contradiction, true);
    }

    private static double WithMore(double first, int matches) => first + StatedWeights.OneMore * Math.Min(2, matches - 1);

    private static string Listed(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static string Lower(CompanySize size) => size.ToString().ToLowerInvariant();

    private static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
