namespace AutoReach.Core.Learning.Items;

/// <summary>How many decisions speak for something, and when the last one did.</summary>
public readonly record struct Evidence(int Count, DateTimeOffset At)
{
    /// <summary>Fewer consistent pieces than this are not taken for a preference.</summary>
    public const int Enough = 5;

    public bool IsEnough => Count >= Enough;

    public Evidence And(DateTimeOffset at) => new(Count + 1, at > At ? at : At);
}

/// <summary>What decisions have shown of one thing so far, before a person had a word about it.</summary>
/// <param name="Value">As text: words at most, a tone, a kind, a phrase, a template, a weight.</param>
/// <param name="IsConsistent">Little speaks against it.</param>
/// <param name="Told">What the evidence was, for people: <c>kept 24 of 26 times</c>.</param>
public sealed record Candidate(ItemKey Key, string Value, Evidence Evidence, bool IsConsistent = true, string? Told = null);
