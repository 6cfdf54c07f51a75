using AutoReach.Core.Learning.Items;
using AutoReach.Core.Learning.Profile;
using AutoReach.Core.Workflows;

namespace AutoReach.Web.Api;

/// <param name="Evidence">Decisions that speak for it.</param>
/// <param name="At">The last of them; null where there is none.</param>
/// <param name="Active">It takes effect now.</param>
/// <param name="Pinned">A person holds it, whatever the evidence.</param>
/// <param name="SwitchedOff">A person has switched it off.</param>
/// <param name="Value">A number for lengths and weights, else text.</param>
/// <param name="Expected">What its value may be.</param>
internal sealed record MemoryItemView(
    string Id, ItemKind Kind, string Sentence, int Evidence, DateTimeOffset? At, bool Active, bool Pinned, bool SwitchedOff, object? Value, string Expected,
    string? SettledBy, DateTimeOffset? SettledAt)
{
    public static MemoryItemView Of(LearnedItem item) => new(
        item.Id, item.Key.Kind, item.Sentence, item.Evidence.Count, item.Evidence.Count > 0 ? item.Evidence.At : null, item.IsActive, item.IsPinned, item.IsOff,
        item.Value.Length == 0 ? null : ItemValues.IsNumber(item.Key.Kind) ? ItemValues.NumberOf(item.Value) : item.Value, ItemValues.Expected(item.Key.Kind),
        item.Settled?.By.Value, item.Settled?.At);
}

/// <param name="Stated">Weight by the stated profile, in log-odds that the team wants the lead.</param>
/// <param name="Learned">What the attribute counts now in all.</param>
/// <param name="Low">Lower end of its 90 % interval.</param>
/// <param name="Count">Decisions about leads that had it.</param>
/// <param name="Wanted">Those of them in which the lead was wanted.</param>
/// <param name="Named">The stated profile names it.</param>
/// <param name="Differs">From five decisions on: the interval excludes the stated weight.</param>
internal sealed record ProfileRowView(string Attribute, double Stated, double Learned, double Low, double High, int Count, int Wanted, bool Named, bool Differs)
{
    public static ProfileRowView Of(ProfileRow row) => new(
        row.Attribute, row.Stated, Math.Round(row.Learned, 3), Math.Round(row.Low, 3), Math.Round(row.High, 3), row.Count, row.Wanted, row.IsNamed,
        row.Differs);
}

/// <param name="List">The list of the stated profile that it changes.</param>
/// <param name="Value">The entry that is added or removed.</param>
internal sealed record ProfileProposalView(
    string Id, ProposalAction Action, ProfileList List, string Value, string Sentence, int Evidence, double Learned, double Low, double High)
{
    public static ProfileProposalView Of(ProfileProposal proposal, IdealCustomerProfile profile) => new(
        proposal.Id, proposal.Action, proposal.List, proposal.Value, proposal.Sentence(profile), proposal.Row.Count,
        Math.Round(proposal.Row.Learned, 3), Math.Round(proposal.Row.Low, 3), Math.Round(proposal.Row.High, 3));
}

/// <summary>All that a workflow's AI has learned, one thing at a time, and the stated profile beside the real one.</summary>
/// <param name="Version">Of the workflow whose profile is compared.</param>
/// <param name="Decided">Decisions that said whether a lead is wanted.</param>
/// <param name="LeftOut">Items that are not listed, since they rest on little or weigh little.</param>
internal sealed record MemoryView(
    int Version, int Decided, IReadOnlyList<MemoryItemView> Items, int LeftOut, IReadOnlyList<ProfileRowView> Profile,
    IReadOnlyList<ProfileProposalView> Proposals)
{
    public static MemoryView Of(Workflow workflow, MemoryReport report) => new(
        workflow.Version, report.Decided, [.. report.Items.Select(MemoryItemView.Of)], report.LeftOut, [.. report.Profile.Select(ProfileRowView.Of)],
        [.. report.Proposals.Select(proposal => ProfileProposalView.Of(proposal, workflow.Profile))]);
}
