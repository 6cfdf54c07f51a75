namespace AutoReach.Lab.Verification;

/// <summary>Something that is promised of the mathematics, with what was found.</summary>
/// <param name="Bar">What has to hold; null: shown for comparison only.</param>
public sealed record Claim(string Subject, string? Bar, string Result, bool Met);
