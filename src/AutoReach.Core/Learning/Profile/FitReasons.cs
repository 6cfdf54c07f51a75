using AutoReach.Core.Learning.Regression;
using AutoReach.Core.Qualification;

namespace AutoReach.Core.Learning.Profile;

/// <summary>Why a learned fit is what it is: what was stated, as far as it still counts, and what decisions added.</summary>
internal static class FitReasons
{
    private const double TooSmall = 0.15;
    private const int Max = 8;

    public static IEnumerable<FitReason> Explain(ProfileTaste taste, IReadOnlyList<Feature> features, QualificationResult own)
    {
        var stated = own.Reasons.Select(reason => reason with { Contribution = reason.Contribution * taste.StatedCounts });
        var learned = from feature in features
                      group feature by ProfileFeatures.AttributeOf(feature.Name) into attribute
                      where attribute.Key is not null
                      let weight = taste.WeightOf(attribute.Key, attribute)
                      select new FitReason($"{AttributeWords.Describe(attribute.Key)}: decisions speak {(weight > 0 ? "for" : "against")} it", weight);
        return stated.Concat(learned).Where(reason => Math.Abs(reason.Contribution) >= TooSmall)
            .OrderByDescending(reason => Math.Abs(reason.Contribution)).Take(Max);
    }
}
