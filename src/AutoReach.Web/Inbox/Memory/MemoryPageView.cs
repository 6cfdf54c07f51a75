using System.Globalization;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Learning.Profile;
using AutoReach.Core.Workflows;

namespace AutoReach.Web.Inbox.Memory;

/// <summary>What a workflow's AI has learned, with all that its page shows.</summary>
/// <param name="Trouble">Why something was not done.</param>
public sealed record MemoryPageView(PageFrame Frame, Workflow Workflow, MemoryReport Report, string? Trouble = null)
{
    public static readonly IReadOnlyList<(string Title, ItemKind[] Kinds)> Groups =
    [
        ("How emails read", [ItemKind.Length, ItemKind.Tone, ItemKind.Opening, ItemKind.CallToAction, ItemKind.Structure, ItemKind.Wording,
        ItemKind.StruckPhrase, ItemKind.SignOff]),
        ("Which leads are wanted", [ItemKind.Preference]),
        ("Who judges how", [ItemKind.Strictness]),
    ];

    public int InEffect => Report.Items.Count(item => item.IsActive);

    public IReadOnlyList<LearnedItem> ItemsOf(ItemKind[] kinds) => [.. Report.Items.Where(item => kinds.Contains(item.Key.Kind))];
}

/// <summary>Memory in words and numbers where people read it.</summary>
public static class MemoryWords
{
    public static string Evidence(LearnedItem item, LocalTimes times) => item.Evidence.Count == 0
        ? "No decision speaks for it at present."
        : $"From {Words.Counted(item.Evidence.Count, "decision")}, the last on {times.Day(item.Evidence.At)}.";

    public static string Weight(double weight) => weight.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    public static string Attribute(string attribute) => AttributeWords.Describe(attribute) is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";
}
