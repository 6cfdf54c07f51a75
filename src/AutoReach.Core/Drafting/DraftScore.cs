using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;

namespace AutoReach.Core.Drafting;

/// <summary>
/// Stage score e in [0,1] of any drafter's work: 0.4, plus 0.15 for each of the first two facts of the dossier that its
/// slots rest on, plus 0.1 each for a greeting by name, a role that is understood, and a body of 40 to 120 words. A draft with a failed check has at most 0.2.
/// </summary>
public static class DraftScore
{
    public static double Compute(Prospect prospect, IReadOnlyList<Slot> slots, IReadOnlyList<ContextFlag> failedChecks)
    {
        var facts = Math.Min(2, slots.SelectMany(slot => slot.Facts).Distinct().Count());
        var named = prospect.FirstName is { Length: > 0 } name
            && slots.Any(slot => slot.Kind == SlotKind.Greeting && slot.Text.Contains(name.Trim(), StringComparison.OrdinalIgnoreCase));
        var roleKnown = JobRole.Parse(prospect.Role) is { Function: not JobFunction.Unknown };
        var words = Composition.WordsIn(Composition.Body(slots));
        var score = 0.4 + 0.15 * facts + (named ? 0.1 : 0) + (roleKnown ? 0.1 : 0) + (words is >= 40 and <= DraftChecks.MaxWords ? 0.1 : 0);
        return failedChecks.Count > 0 ? Math.Min(score, 0.2) : score;
    }
}
