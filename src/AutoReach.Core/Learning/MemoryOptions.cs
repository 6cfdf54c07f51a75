namespace AutoReach.Core.Learning;

/// <summary>What of a memory takes effect; something is left out only to see what it brings.</summary>
/// <param name="Profile">Whether fit is judged by decisions, beside what is stated.</param>
/// <param name="Style">Whether emails follow what was learned of them.</param>
public sealed record MemoryOptions(bool Profile = true, bool Style = true);
