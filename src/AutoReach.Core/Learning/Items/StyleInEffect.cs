using System.Collections.Frozen;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Items;

/// <summary>The style that drafts follow: what is active of the learned things, and nothing else.</summary>
internal static class StyleInEffect
{
    /// <summary>Parts whose kind is chosen, and so can be preferred.</summary>
    public static readonly string[] ChosenParts = ["opening", "callToAction", "value", "proof"];

    public static bool IsStyle(ItemKind kind) => kind is not (ItemKind.Preference or ItemKind.Strictness);

    public static StyleProfile Compute(int emails, IEnumerable<Candidate> candidates, Settlements settled, IReadOnlyDictionary<string, Tally> tallies)
    {
        var active = LearnedItem.Join(candidates, settled, IsStyle).Where(item => item.IsActive).ToLookup(item => item.Key.Kind);
        var parts = active[ItemKind.Opening].Concat(active[ItemKind.CallToAction]).Concat(active[ItemKind.Structure]).ToArray();
        var silent = ChosenParts.Except(parts.Select(item => item.Key.Name)).Select(part => part + ".").ToArray();
        return new StyleProfile
        {
            Emails = emails,
            MaxWords = active[ItemKind.Length].FirstOrDefault() is { } length ? (int)ItemValues.NumberOf(length.Value) : null,
            Tone = active[ItemKind.Tone].FirstOrDefault() is { } tone ? Enum.Parse<Tone>(tone.Value, ignoreCase: true) : null,
            SignOff = active[ItemKind.SignOff].FirstOrDefault()?.Value,
            Avoid = [.. active[ItemKind.StruckPhrase].Select(item => item.Value)],
            Wordings = [.. active[ItemKind.Wording].Select(item => WordingKey.Read(item.Key, item.Value)).Distinct()],
            Preferred = parts.Where(item => item.IsPinned).ToFrozenDictionary(item => item.Key.Name, item => item.Value, StringComparer.Ordinal),
            Tallies = tallies.Where(tally => !silent.Any(part => tally.Key.StartsWith(part, StringComparison.Ordinal)))
                .ToFrozenDictionary(StringComparer.Ordinal),
        };
    }
}
