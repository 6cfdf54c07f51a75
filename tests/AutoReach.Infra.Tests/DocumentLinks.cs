using System.Text;
using System.Text.RegularExpressions;

namespace AutoReach.Infra.Tests;

/// <summary>Links within the repository, as GitHub resolves them.</summary>
internal static partial class DocumentLinks
{
    /// <returns>Links of a document that lead to no file, or to no heading of one.</returns>
    public static string[] BrokenIn(string document, string text) =>
        [.. Link().Matches(WithoutCode(text)).Select(match => match.Groups["target"].Value)
            .Where(target => !IsElsewhere(target) && !Resolves(document, target))];

    /// <summary>Where a heading can be linked to: its words in small letters, with hyphens for blanks and without other marks.</summary>
    public static string AnchorOf(string heading) =>
        Marks().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static bool IsElsewhere(string target) => Scheme().IsMatch(target);

    private static bool Resolves(string document, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? document : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, parts[0]));
        if (!file.StartsWith(Repository.Root, StringComparison.Ordinal) || !Path.Exists(file))
            return false;
        return parts.Length == 1 || (File.Exists(file) && AnchorsOf(File.ReadAllText(file)).Contains(parts[1]));
    }

    private static HashSet<string> AnchorsOf(string text) =>
        [.. WithoutCode(text).Split('\n').Where(line => line.StartsWith('#')).Select(line => AnchorOf(line.TrimStart('#')))];

    private static string WithoutCode(string text)
    {
        var kept = new StringBuilder();
        var inCode = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inCode = !inCode;
            else if (!inCode)
                kept.Append(line).Append('\n');
        }
        return kept.ToString();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Marks();
}
