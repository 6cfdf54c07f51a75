namespace AutoReach.Rules.Drafting;

internal static class Articles
{
    /// <summary>By sound as far as spelling tells: an API, a European, an hour, a UX team, an SQL course.</summary>
    public static string For(string next)
    {
        var lower = next.ToLowerInvariant();
        if (lower.StartsWith("hour", StringComparison.Ordinal) || lower.StartsWith("honest", StringComparison.Ordinal))
            return "an";
        if (lower.StartsWith("uni", StringComparison.Ordinal) || lower.StartsWith("use", StringComparison.Ordinal)
            || lower.StartsWith("eu", StringComparison.Ordinal) || lower.StartsWith("one", StringComparison.Ordinal))
            return "a";
        var spelt = next.Length > 1 && next.TakeWhile(char.IsLetter).Take(3).All(char.IsUpper) && char.IsUpper(next[1]);
        return (spelt ? "aefhilmnorsx" : "aeiou").Contains(lower[0], StringComparison.Ordinal) ? "an" : "a";
    }
}
