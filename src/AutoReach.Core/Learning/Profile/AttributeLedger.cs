using AutoReach.Core.Learning.Items;
using AutoReach.Core.Learning.Regression;

namespace AutoReach.Core.Learning.Profile;

/// <param name="Evidence">Decisions about leads that had it.</param>
/// <param name="Wanted">Those of them in which the lead was wanted.</param>
/// <param name="Generation">How often it was deleted; what was observed under an earlier number no longer speaks of it.</param>
/// <param name="Features">Features that carry it, without generation: a keyword may also be a word.</param>
internal sealed record AttributeEvidence(Evidence Evidence, int Wanted, int Generation, IReadOnlyList<string> Features)
{
    public static readonly AttributeEvidence None = new(default, 0, 0, []);
}

/// <summary>
/// What the decisions about leads were about: counts by attribute and by reviewer, beside the model that weighs them.
/// A deleted attribute goes on under a new feature name, so that earlier observations no longer carry it, and yet what
/// they owed to it does not pass to whatever was seen along with it.
/// </summary>
internal sealed class AttributeLedger
{
    private const char Mark = '#'; // no attribute's name has it before its "="

    private readonly Dictionary<string, AttributeEvidence> _known = new(StringComparer.Ordinal);

    public int Decided { get; private set; }
    public int Wanted { get; private set; }

    public IReadOnlyDictionary<string, AttributeEvidence> Known => _known;

    public AttributeEvidence Get(string attribute) => _known.GetValueOrDefault(attribute, AttributeEvidence.None);

    public void Take(IReadOnlyList<Feature> features, bool isWanted, DateTimeOffset at)
    {
        Decided++;
        Wanted += isWanted ? 1 : 0;
        foreach (var group in features.GroupBy(feature => KeyOf(feature.Name)))
            if (group.Key is { } key)
            {
                var before = Get(key);
                _known[key] = before with
                {
                    Evidence = before.Evidence.And(at),
                    Wanted = before.Wanted + (isWanted ? 1 : 0),
                    Features = group.All(feature => before.Features.Contains(feature.Name))
                        ? before.Features
                        : [.. before.Features.Union(group.Select(feature => feature.Name))],
                };
            }
    }

    /// <summary>What is observed of a decision: features as they are named at present, and a reviewer's own from the fifth decision on.</summary>
    public List<Feature> Observed(IReadOnlyList<Feature> features)
    {
        var named = new List<Feature>(features.Count);
        foreach (var feature in features)
            if (!ProfileFeatures.IsReviewer(feature.Name) || Get(feature.Name).Evidence.IsEnough)
                named.Add(feature with { Name = NameOf(feature.Name) });
        return named;
    }

    public string NameOf(string feature) => KeyOf(feature) is { } key && _known.TryGetValue(key, out var known) && known.Generation > 0
        ? $"{feature}{Mark}{known.Generation}" : feature;

    public void Delete(string key) => _known[key] = Get(key) with { Evidence = default, Wanted = 0, Generation = Get(key).Generation + 1 };

    /// <summary>Forgets all decisions; names stay, so that what was deleted stays so.</summary>
    public void Forget()
    {
        (Decided, Wanted) = (0, 0);
        foreach (var (key, known) in _known.ToArray())
            if (known.Generation == 0)
                _known.Remove(key);
            else
                _known[key] = known with { Evidence = default, Wanted = 0 };
    }

    /// <returns>What an item is named after: the attribute, or <c>reviewer=ann</c>; null for what is no item.</returns>
    public static string? KeyOf(string feature) => ProfileFeatures.AttributeOf(feature) ?? (ProfileFeatures.IsReviewer(feature) ? feature : null);
}
