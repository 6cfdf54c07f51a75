using AutoReach.Core.Learning.Profile;
using AutoReach.Core.Learning.Style;

namespace AutoReach.Core.Learning.Items;

/// <summary>All that a workflow's memory holds, for people to read and change.</summary>
/// <param name="Items">What is in effect or settled first, then what is not yet.</param>
/// <param name="LeftOut">Items with so little evidence or so small a weight that they are not listed; they can still be changed by their id.</param>
/// <param name="Profile">Stated against real profile.</param>
/// <param name="Proposals">Changes of the stated profile that decisions speak for.</param>
/// <param name="Decided">Decisions that said whether a lead is wanted.</param>
public sealed record MemoryReport(
    IReadOnlyList<LearnedItem> Items, int LeftOut, IReadOnlyList<ProfileRow> Profile, IReadOnlyList<ProfileProposal> Proposals, int Decided)
{
    /// <summary>Pieces of evidence from which on what is not in effect yet is told.</summary>
    private const int WorthTelling = 2;

    private const int MaxWaiting = 8;      // a kind
    private const int MaxPreferences = 60;
    private const double Noticeable = 0.5;  // log-odds

    internal static MemoryReport Of(StyleProjection style, Settlements settled, AttributeLedger ledger, ProfileReport profile)
    {
        var all = Everything(style, settled, ledger, profile.Taste).ToLookup(item => item.Key.Kind);
        var listed = Enum.GetValues<ItemKind>().SelectMany(kind => Listed(kind, all[kind])).ToArray();
        var rows = profile.Rows();
        return new MemoryReport(listed, all.Sum(kind => kind.Count()) - listed.Length, rows, ProfileProposal.Propose(rows, profile.Stated), ledger.Decided);
    }

    internal static LearnedItem? Find(string id, StyleProjection style, Settlements settled, AttributeLedger ledger, ProfileTaste taste) =>
        Everything(style, settled, ledger, taste).FirstOrDefault(item => item.Id == id);

    private static IEnumerable<LearnedItem> Everything(StyleProjection style, Settlements settled, AttributeLedger ledger, ProfileTaste taste) =>
        LearnedItem.Join([.. style.Candidates(least: 1, settled), .. Preferences(ledger, taste), .. Strictness(ledger, taste)], settled, _ => true);

    private static IEnumerable<LearnedItem> Listed(ItemKind kind, IEnumerable<LearnedItem> items)
    {
        var ordered = items.OrderByDescending(item => item.IsActive).ThenByDescending(item => item.Settled is not null).ThenByDescending(Weight)
            .ThenBy(item => item.Key.Name, StringComparer.Ordinal).ToArray();
        var standing = ordered.Where(item => item.Settled is not null || (item.IsActive && IsNoticeable(item)));
        var waiting = ordered.Where(item => item.Settled is null && !item.IsActive && item.Evidence.Count >= WorthTelling && IsNoticeable(item))
            .Take(MaxWaiting);
        return [.. kind == ItemKind.Preference ? standing.Take(MaxPreferences) : standing, .. waiting];
    }

    private static double Weight(LearnedItem item) => item.Key.Kind == ItemKind.Preference ? Math.Abs(ItemValues.NumberOf(item.Value)) : item.Evidence.Count;

    private static bool IsNoticeable(LearnedItem item) => item.Key.Kind != ItemKind.Preference || Math.Abs(ItemValues.NumberOf(item.Value)) >= Noticeable;

    private static IEnumerable<Candidate> Preferences(AttributeLedger ledger, ProfileTaste taste) =>
        from known in ledger.Known
        where known.Value.Evidence.Count > 0 && !ProfileFeatures.IsReviewer(known.Key)
        select new Candidate(new ItemKey(ItemKind.Preference, known.Key), ItemValues.Format(taste.LearnedOf(known.Key).Mean), known.Value.Evidence,
            Told: $"{known.Value.Wanted} of {known.Value.Evidence.Count} such leads were wanted");

    private static IEnumerable<Candidate> Strictness(AttributeLedger ledger, ProfileTaste taste) =>
        from known in ledger.Known
        where known.Value.Evidence.Count > 0 && ProfileFeatures.IsReviewer(known.Key)
        select new Candidate(new ItemKey(ItemKind.Strictness, known.Key), ItemValues.Format(taste.LearnedOf(known.Key).Mean), known.Value.Evidence);
}
