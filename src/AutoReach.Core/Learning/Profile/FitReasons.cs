using AutoReach.Core.Learning.Regression;
using AutoReach.Core.Qualification;

namespace AutoReach.Core.Learning.Profile;

/// <summary>Why a learned fit is what it is: what was stated, as far as it still counts, and what decisions added.</summary>
internal static class FitReasons
{
    private const double TooSmall = 0.15;
    private const int Most = 8;

    public static IEnumerable<FitReason> Of(LearnedModel model, IReadOnlyList<Feature> features, QualificationResult own)
    {
        var statedCounts = model.WeightOf(ProfileFeatures.Qualifier).Mean;
        var stated = own.Reasons.Select(reason => reason with { Contribution = reason.Contribution * statedCounts });
        var learned = from feature in features
                      let attribute = ProfileFeatures.AttributeOf(feature.Name)
                      where attribute is not null
                      let weight = model.WeightOf(feature.Name).Mean * feature.Value
                      select new FitReason($"{Sentence(attribute)}: decisions speak {(weight > 0 ? "for" : "against")} it", weight);
        return stated.Concat(learned).Where(reason => Math.Abs(reason.Contribution) >= TooSmall)
            .OrderByDescending(reason => Math.Abs(reason.Contribution)).Take(Most);
    }

    private static string Sentence(string attribute) => attribute.Split('=', 2) is [var name, var value]
        ? name switch { "companySize" => $"company size {value}", "keyword" => $"\"{value}\" in the description", _ => $"{name} {value}" }
        : attribute;
}
