using AutoReach.Core.Drafting;
using AutoReach.Core.Learning.Regression;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Research;

namespace AutoReach.Core.Learning;

/// <summary>
/// What the scores of research and email are learned from. Each begins with the stage's own score, whose prior weight is
/// 1, so that with nothing learned its word stands.
/// </summary>
internal static class StageFeatures
{
    private const string Own = "own";
    private const string Everyone = "everyone";

    public static List<Feature> OfResearch(double own, IEnumerable<FlagKind> flags) =>
        [new(Everyone), new(Own, Logistic.OddsOf(own, most: 3)), .. FlagsOf(flags)];

    /// <param name="style">What was known of the team's style when the draft was written.</param>
    public static List<Feature> OfDraft(double own, Draft draft, IEnumerable<FlagKind> flags, StyleProfile style)
    {
        var features = new List<Feature> { new(Everyone), new(Own, Logistic.OddsOf(own, most: 3)) };
        features.AddRange(FlagsOf(flags));
        foreach (var slot in draft.Slots)
            foreach (var variant in slot.Variant.Split('+').Distinct())
                features.Add(new("variant=" + variant));
        features.AddRange(draft.Slots.SelectMany(slot => slot.Variant.Split('+').Select(variant => $"kind={slot.Kind}.{StyleProfile.KindOf(variant)}"))
            .Distinct().Select(kind => new Feature(kind)));
        if (ToneReading.Read(draft.Body) is { } tone)
            features.Add(new("tone=" + tone));
        var words = Composition.WordsIn(draft.Body);
        features.Add(new("words", (words - 80) / 30.0));
        if (style.MaxWords is { } most)
            features.Add(new(words > most ? "length=over" : "length=within"));
        return features;
    }

    public static WeightPrior PriorOf(string feature) => feature.Split('=', 2)[0] switch
    {
        Own => new(1, 0.5),
        Everyone => new(0, 2),
        "flag" => new(0, 0.5),
        "variant" => new(0, 0.7),
        _ => new(0, 1.5),
    };

    private static IEnumerable<Feature> FlagsOf(IEnumerable<FlagKind> flags) => flags.Distinct().Select(flag => new Feature("flag=" + flag));
}
