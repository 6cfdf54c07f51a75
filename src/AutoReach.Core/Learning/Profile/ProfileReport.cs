using AutoReach.Core.Qualification;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Profile;

/// <summary>One attribute, as it was stated and as decisions have it; weights in log-odds that the team wants a lead.</summary>
/// <param name="Attribute"><c>companySize=small</c>; <c>keyword=</c> for words of the description.</param>
/// <param name="Stated">See <see cref="StatedAttribute"/>.</param>
/// <param name="Learned">See <see cref="ProfileTaste.InAll"/>; where decisions say nothing, the stated weight as far as it still counts.</param>
/// <param name="Low">Lower end of the 90 % interval.</param>
/// <param name="Count">Decisions about leads that had it.</param>
/// <param name="Wanted">Those of them in which the lead was wanted.</param>
/// <param name="IsNamed">The stated profile names it.</param>
/// <param name="Differs">From five decisions on: the interval excludes the stated weight.</param>
public sealed record ProfileRow(string Attribute, double Stated, double Learned, double Low, double High, int Count, int Wanted, bool IsNamed, bool Differs);

/// <summary>
/// Stated against real profile. The model gives a lead the log-odds β₀ + β · Σ s + Σ w: s are the stated weights that
/// the qualifier adds up, β (prior 1 ± 0.5) is how far its word counts still, w (prior 0) what decisions add for each
/// attribute. So an attribute counts β · s + w in all, and that is what is compared with s. Mean and variance are those of
/// that sum under the model's posterior, so what β and w owe to each other is in the interval: 1.645 deviations each way.
/// </summary>
internal sealed class ProfileReport(ProfileTaste taste, AttributeLedger ledger, IdealCustomerProfile stated)
{
    public ProfileTaste Taste => taste;

    public IdealCustomerProfile Stated => stated;

    /// <summary>Everything named, and everything else that at least five decisions were about; of a description's words only those that count.</summary>
    public IReadOnlyList<ProfileRow> Rows()
    {
        var named = StatedAttribute.NamedIn(stated).Select(attribute => attribute.ToString()).Distinct().ToArray();
        var learned = ledger.Known.Where(known => known.Value.Evidence.IsEnough && !ProfileFeatures.IsReviewer(known.Key) && IsFitted(known.Value))
            .Select(known => known.Key);
        return [.. named.Union(learned).Select(attribute => Row(attribute, named.Contains(attribute)))
            .OrderByDescending(row => row.IsNamed).ThenByDescending(row => row.Differs).ThenByDescending(row => Math.Abs(row.Learned - row.Stated))
                .ThenBy(row => row.Attribute, StringComparer.Ordinal)];
    }

    public ProfileRow Row(string attribute, bool isNamed)
    {
        var weight = StatedWeightOf(attribute);
        var belief = taste.InAll(attribute, weight);
        var known = ledger.Get(attribute);
        var differs = known.Evidence.IsEnough && (weight < belief.Low || weight > belief.High);
        return new ProfileRow(attribute, weight, belief.Mean, belief.Low, belief.High, known.Evidence.Count, known.Wanted, isNamed, differs);
    }

    /// <summary>What an attribute counts at present in all.</summary>
    public double WeightOf(string attribute) => taste.InAll(attribute, StatedWeightOf(attribute)).Mean;

    private double StatedWeightOf(string attribute) =>
        attribute.Split('=', 2) is [var name, var value] ? StatedAttribute.WeightOf(stated, new LeadAttribute(name, value)) : 0;

    private bool IsFitted(AttributeEvidence known) => known.Features.Any(taste.IsFitted);
}
