namespace AutoReach.Core.Learning.Items;

/// <summary>One thing learned, as it stands after what people settled about it.</summary>
/// <param name="Key">Names it for good.</param>
/// <param name="Value">What takes effect while it is active; the form depends on the kind.</param>
/// <param name="Evidence">Decisions that speak for it, and the last of them; 0 where only a person's word is left.</param>
/// <param name="IsConsistent">Little speaks against it.</param>
/// <param name="Settled">A person's word; null where there is none.</param>
public sealed record LearnedItem(ItemKey Key, string Value, Evidence Evidence, bool IsConsistent, string? Told, Settlement? Settled)
{
    public string Id => Key.Id();

    public bool IsPinned => Settled is { IsPinned: true };

    public bool IsOff => Settled is { IsOff: true };

    /// <summary>Five consistent pieces, or a person's pin; switched off it is not, whatever speaks for it.</summary>
    public bool IsActive => !IsOff && Value.Length > 0 && (IsPinned || (IsConsistent && Evidence.IsEnough));

    /// <summary>What it says, what it rests on and, where it takes no effect, why not.</summary>
    public string Sentence => ItemSentences.Describe(this);

    /// <param name="candidate">Null where no evidence is left.</param>
    public static LearnedItem Of(ItemKey key, Candidate? candidate, Settlement? settled) => new(
        key, settled is { IsPinned: true, Value: { } held } ? held : candidate?.Value ?? "",
        candidate?.Evidence ?? default, candidate?.IsConsistent ?? true, candidate?.Told, settled);

    /// <summary>Candidates and what people settled, together; what was settled about something without evidence comes last.</summary>
    public static IEnumerable<LearnedItem> Join(IEnumerable<Candidate> candidates, Settlements settled, Func<ItemKind, bool> kinds)
    {
        var seen = new HashSet<ItemKey>();
        foreach (var candidate in candidates)
            if (seen.Add(candidate.Key))
                yield return Of(candidate.Key, candidate, settled.Find(candidate.Key));
        foreach (var (key, word) in settled.All.OrderBy(one => one.Key.Kind).ThenBy(one => one.Key.Name, StringComparer.Ordinal))
            if (kinds(key.Kind) && seen.Add(key))
                yield return Of(key, null, word);
    }
}
