using AutoReach.Core.Qualification;

namespace AutoReach.Core.Learning.Profile;

/// <summary>
/// Why a person probably decided as they did: where this lead is least like the leads that were wanted so far. An
/// attribute of weight w (in all, see <see cref="ProfileReport"/>) that the lead has and a share p of the wanted leads
/// had adds w · (1 − p) to the difference of their log-odds; one that it lacks adds −w · p, and is told where the lead
/// has nothing else in its place.
/// </summary>
internal static class ImpliedReasons
{
    private const double TooSmall = 0.15;
    private const double Usual = 0.3; // share of the wanted leads from which on lacking something says anything
    private const int Max = 3;

    public static IReadOnlyList<FitReason> Infer(ProfileReport report, AttributeLedger ledger, DecisionRecord record)
    {
        if (record.IsWanted is not { } wanted)
            return [];
        var has = record.FeaturesOfProfile().Select(feature => ProfileFeatures.AttributeOf(feature.Name)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var present = has.Select(attribute => new FitReason(AttributeWords.Describe(attribute), report.WeightOf(attribute) * (1 - Share(attribute))));
        var lacking = ledger.Known.Keys.Where(
            attribute => !has.Contains(attribute) && !ProfileFeatures.IsReviewer(attribute) && Share(attribute) >= Usual && !HasAnother(attribute))
            .Select(attribute => new FitReason($"no {AttributeWords.Describe(attribute)}", -report.WeightOf(attribute) * Share(attribute)));
        return [.. present.Concat(lacking).Where(reason => wanted ? reason.Contribution >= TooSmall : reason.Contribution <= -TooSmall)
            .OrderByDescending(reason => Math.Abs(reason.Contribution)).ThenBy(reason => reason.Text, StringComparer.Ordinal).Take(Max)
            .Select(reason => reason with { Contribution = Math.Round(reason.Contribution, 3) })];

        bool HasAnother(string attribute) =>
            NameOf(attribute) is var name && name is not (LeadAttributes.Technology or StatedAttribute.Keyword) && has.Any(other => NameOf(other) == name);

        double Share(string attribute) => ledger.Wanted == 0 ? 0 : ledger.Get(attribute).Wanted / (double)ledger.Wanted;
    }

    private static string NameOf(string attribute) => attribute.Split('=', 2)[0];
}
