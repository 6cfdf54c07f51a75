using AutoReach.Core.Learning.Items;
using AutoReach.Core.Learning.Regression;

namespace AutoReach.Core.Learning.Profile;

/// <summary>
/// The learned profile as it takes effect, in log-odds: the model, less what is seen too seldom or switched off, with
/// pinned weights in place of learned ones. A reviewer's strictness is taken out of the team's taste by the model; one
/// that is switched off or pinned elsewhere puts the difference back, in proportion to that reviewer's decisions.
/// </summary>
internal sealed class ProfileTaste(LearnedModel model, AttributeLedger ledger, Settlements settled)
{
    /// <summary>Whether there is anything to say beside the qualifier.</summary>
    public bool Speaks => model.Count >= Evidence.Enough || settled.HasPinned(ItemKind.Preference);

    /// <summary>What is believed of a lead's log-odds.</summary>
    /// <param name="features">See <see cref="ProfileFeatures.Extract"/>; of several that carry one attribute, each counts what was learned of it.</param>
    public Belief Predict(IReadOnlyList<Feature> features)
    {
        var learned = new List<Feature>(features.Count);
        var held = new Dictionary<string, double>(StringComparer.Ordinal);
        var tooEarly = 0.0;
        foreach (var feature in features)
            if (AttributeLedger.KeyOf(feature.Name) is not { } attribute)
                learned.Add(feature);
            else if (Held(ItemKind.Preference, attribute) is { } weight)
                held[attribute] = weight;
            else
            {
                var named = feature with { Name = ledger.NameOf(feature.Name) };
                learned.Add(named);
                if (!ledger.Get(attribute).Evidence.IsEnough)
                    tooEarly += model.WeightOf(named.Name).Mean * feature.Value; // it may not move the belief yet, and is as uncertain as it is
            }
        learned.AddRange(Strictness(out var shift));
        var belief = model.Predict(learned);
        return belief with { Mean = belief.Mean + held.Values.Sum() - tooEarly + shift };
    }

    /// <summary>How far the qualifier's own word counts still.</summary>
    public double StatedCounts => model.WeightOf(ProfileFeatures.Qualifier).Mean;

    /// <summary>Weight that an attribute has at present beside what is stated; 0 where it has none.</summary>
    /// <param name="features">Those that carry it.</param>
    public double WeightOf(string attribute, IEnumerable<Feature> features) => Held(ItemKind.Preference, attribute)
        ?? (ledger.Get(attribute).Evidence.IsEnough ? features.Sum(feature => model.WeightOf(ledger.NameOf(feature.Name)).Mean * feature.Value) : 0);

    /// <summary>Whether the model weighs a feature; of very many words it weighs only those that count.</summary>
    public bool IsFitted(string feature) => model.IsFitted(ledger.NameOf(feature));

    /// <summary>What the model has learned of an attribute or a reviewer, whether or not it takes effect.</summary>
    public Belief LearnedOf(string key) => model.Predict([.. ledger.Get(key).Features.Select(feature => new Feature(ledger.NameOf(feature)))]);

    /// <summary>
    /// Everything that an attribute counts now: stated weight × learned weight of the qualifier's word + what decisions
    /// added. Both are in the model's features, so the variance includes how they were learned together.
    /// </summary>
    /// <param name="stated">Its weight by the stated profile alone.</param>
    public Belief InAll(string attribute, double stated)
    {
        var features = new List<Feature> { new(ProfileFeatures.Qualifier, stated) };
        var held = Held(ItemKind.Preference, attribute);
        if (held is null && ledger.Get(attribute).Evidence.IsEnough)
            features.AddRange(ledger.Get(attribute).Features.Select(feature => new Feature(ledger.NameOf(feature))));
        var belief = model.Predict(features);
        return belief with { Mean = belief.Mean + (held ?? 0) };
    }

    /// <summary>A person's word on a weight: 0 where it is switched off, the pinned one, or null.</summary>
    private double? Held(ItemKind kind, string key) => settled.Find(new ItemKey(kind, key)) switch
    {
        { IsOff: true } => 0,
        { IsPinned: true, Value: { } value } => ItemValues.NumberOf(value),
        _ => null,
    };

    private IEnumerable<Feature> Strictness(out double shift)
    {
        var features = new List<Feature>();
        shift = 0;
        foreach (var (key, _) in settled.All.Where(one => one.Key.Kind == ItemKind.Strictness))
            if (ledger.Get(key.Name) is { Evidence: { IsEnough: true } known } && Held(ItemKind.Strictness, key.Name) is { } held)
            {
                var share = known.Count / (double)ledger.Decided;
                features.Add(new(ledger.NameOf(key.Name), share));
                shift -= share * held;
            }
        return features;
    }
}
