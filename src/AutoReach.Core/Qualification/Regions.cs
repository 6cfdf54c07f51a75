using System.Collections.Frozen;

namespace AutoReach.Core.Qualification;

/// <summary>
/// Regions as companies name where they hire: <c>americas</c>, <c>europe</c>, <c>asia-pacific</c>, <c>africa</c>,
/// <c>middle-east</c>, several joined by hyphens, and <c>worldwide</c> for those without borders.
/// </summary>
public static class Regions
{
    public const string Worldwide = "worldwide";

    private const int MostWords = 8;

    private static readonly FrozenDictionary<string, string[]> Names = new Dictionary<string, string[]>
    {
        ["worldwide"] = [Worldwide],
        ["global"] = [Worldwide],
        ["anywhere"] = [Worldwide],
        ["remote"] = [Worldwide],
        ["international"] = [Worldwide],
        ["americas"] = ["americas"],
        ["america"] = ["americas"],
        ["north america"] = ["americas"],
        ["latin america"] = ["americas"],
        ["south america"] = ["americas"],
        ["latam"] = ["americas"],
        ["usa"] = ["americas"],
        ["us"] = ["americas"],
        ["united states"] = ["americas"],
        ["canada"] = ["americas"],
        ["mexico"] = ["americas"],
        ["brazil"] = ["americas"],
        ["argentina"] = ["americas"],
        ["europe"] = ["europe"],
        ["eu"] = ["europe"],
        ["uk"] = ["europe"],
        ["united kingdom"] = ["europe"],
        ["great britain"] = ["europe"],
        ["ireland"] = ["europe"],
        ["germany"] = ["europe"],
        ["austria"] = ["europe"],
        ["switzerland"] = ["europe"],
        ["dach"] = ["europe"],
        ["france"] = ["europe"],
        ["spain"] = ["europe"],
        ["italy"] = ["europe"],
        ["netherlands"] = ["europe"],
        ["poland"] = ["europe"],
        ["portugal"] = ["europe"],
        ["sweden"] = ["europe"],
        ["nordics"] = ["europe"],
        ["denmark"] = ["europe"],
        ["finland"] = ["europe"],
        ["norway"] = ["europe"],
        ["emea"] = ["europe", "middle-east", "africa"],
        ["africa"] = ["africa"],
        ["middle east"] = ["middle-east"],
        ["mena"] = ["middle-east", "africa"],
        ["asia pacific"] = ["asia-pacific"],
        ["apac"] = ["asia-pacific"],
        ["asia"] = ["asia-pacific"],
        ["oceania"] = ["asia-pacific"],
        ["australia"] = ["asia-pacific"],
        ["new zealand"] = ["asia-pacific"],
        ["india"] = ["asia-pacific"],
        ["japan"] = ["asia-pacific"],
        ["singapore"] = ["asia-pacific"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> SayNothing = new[] { "other", "unknown", "n/a", "none" }.ToFrozenSet();

    /// <returns>The regions in a value, <c>americas-europe</c> giving two; empty where it says nothing (<c>other</c>).
    /// A name that is not known stands for itself; a sentence is no region.</returns>
    public static IReadOnlyList<string> Of(string? value)
    {
        var words = PlainWords.Of(value).Split();
        if (words.Length is 0 or > MostWords || SayNothing.Contains(value!.Trim().ToLowerInvariant()))
            return [];
        var found = new List<string>();
        for (var at = 0; at < words.Length; at++)
        {
            if (at + 1 < words.Length && Names.TryGetValue(words[at] + " " + words[at + 1], out var two))
                (found, at) = ([.. found, .. two], at + 1);
            else if (Names.TryGetValue(words[at], out var one))
                found.AddRange(one);
        }
        return found.Count > 0 ? [.. found.Distinct()] : [string.Join(' ', words)];
    }

    /// <summary>
    /// A worldwide company is found in every region. <c>worldwide</c> stated alone takes every region; stated beside
    /// others it adds the worldwide companies only, since otherwise the others would say nothing.
    /// </summary>
    public static bool Match(IReadOnlyList<string> stated, IReadOnlyList<string> known)
    {
        if (known.Contains(Worldwide))
            return true;
        var named = stated.SelectMany(Of).Distinct().ToArray();
        return named is [Worldwide] || named.Intersect(known).Any();
    }
}
