using AutoReach.Core.Learning.Regression;
using AutoReach.Core.Qualification;
using AutoReach.Core.Text;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Profile;

/// <summary>
/// What a lead's fit is learned from: the qualifier's opinion of it, whose prior weight is 1, so that with nothing
/// learned its word stands; then each attribute and each word of the description, whose prior weights are 0 and which
/// take over as decisions say so; and who judged.
/// </summary>
public static class ProfileFeatures
{
    public const string Qualifier = "qualifier";
    public const string Everyone = "everyone";
    private const string Word = "word=";
    private const string Keyword = "keyword=";
    private const string Reviewer = "reviewer=";

    /// <summary>A description's further words say little that its first ones do not.</summary>
    private const int MaxWords = 400;

    /// <param name="fit">The qualifier's, in [0,1].</param>
    /// <param name="attributes">See <see cref="LeadAttributes"/>.</param>
    /// <param name="keywords">Those stated that are in the description.</param>
    /// <param name="words">Distinct, see <see cref="WordsOf"/>.</param>
    public static List<Feature> Extract(double fit, IReadOnlyList<LeadAttribute> attributes, IReadOnlyList<string> keywords, IReadOnlyList<string> words)
    {
        var features = new List<Feature>(attributes.Count + keywords.Count + words.Count + 3) { new(Everyone), new(Qualifier, Logistic.OddsOf(fit)) };
        features.AddRange(keywords.Select(keyword => new Feature(Keyword + keyword)));
        features.AddRange(attributes.Select(attribute => new Feature(attribute.ToString())));
        features.AddRange(words.Select(word => new Feature(Word + word)));
        return features;
    }

    /// <summary>The same as one person judged it: a strict person's strictness is theirs, not the team's.</summary>
    public static List<Feature> JudgedBy(List<Feature> features, ReviewerId by) => [.. features, new Feature(Reviewer + by.Value)];

    /// <summary>Distinct words of three letters and more, endings taken off, so that "platforms" is "platform".</summary>
    public static IReadOnlyList<string> WordsOf(PlainWords text) =>
        [.. text.Split().Where(word => word.Length >= 3).Select(Stem).Distinct().Take(MaxWords)];

    public static IReadOnlyList<string> KeywordsOf(IdealCustomerProfile profile, PlainWords text) =>
        [.. profile.Keywords.Concat(profile.ExcludeKeywords).Where(text.HasWordStartingWith).Select(keyword => keyword.ToLowerInvariant()).Distinct()];

    public static string OfKeyword(string keyword) => Keyword + keyword.ToLowerInvariant();

    public static bool IsReviewer(string feature) => feature.StartsWith(Reviewer, StringComparison.Ordinal);

    public static string? AttributeOf(string feature) =>
        feature is Everyone or Qualifier || IsReviewer(feature) ? null
        : feature.StartsWith(Word, StringComparison.Ordinal) ? Keyword + feature[Word.Length..] : feature;

    public static WeightPrior PriorOf(string feature) => feature.Split('=', 2)[0] switch
    {
        Everyone => new(0, 1),
        Qualifier => new(1, 0.5),
        "reviewer" => new(0, 0.4),
        var family => PriorOfFamily(family) with { Family = family },
    };

    private static WeightPrior PriorOfFamily(string family) => family switch
    {
        LeadAttributes.Role or LeadAttributes.CompanySize or LeadAttributes.Region or LeadAttributes.Industry => new(0, 1.5),
        LeadAttributes.Technology or "keyword" => new(0, 1),
        LeadAttributes.Signal => new(0, 0.3),
        "word" => new(0, 2, ScreenFrom: 2),
        _ => new(0, 0.5),
    };

    private static string Stem(string word) =>
        word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3]
        : word.Length > 5 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;
}
