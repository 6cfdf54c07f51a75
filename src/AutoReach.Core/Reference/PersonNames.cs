using AutoReach.Core.Text;

namespace AutoReach.Core.Reference;

/// <summary>What belongs to a person's name and what is only put before it.</summary>
public static class PersonNames
{
    /// <returns>"Ada" of "Dr. Ada" and "Prof. Dr. Ada".</returns>
    public static string WithoutTitles(string name)
    {
        var left = name.TrimStart();
        while (left.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end && IsTitle(left[..end]))
            left = left[end..].TrimStart();
        return left;
    }

    /// <summary>"Gen" and "Sen" are first names too, unless they are abbreviated.</summary>
    private static bool IsTitle(string word) => word.TrimEnd('.').ToLowerInvariant() is var bare
        && (bare is "dr" or "mr" or "mrs" or "ms" or "mx" or "prof" or "miss" || (word.EndsWith('.') && Abbreviations.Titles.Contains(bare)));
}
