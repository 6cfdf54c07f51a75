namespace AutoReach.Core.Reference;

/// <summary>
/// The few regions that facts carry and weights are learned under: <c>americas</c>, <c>europe</c>, <c>middle-east</c>, <c>africa</c>,
/// <c>asia-pacific</c>, several joined by hyphens, and <c>worldwide</c> for those without borders.
/// </summary>
public static class Regions
{
    public const string Worldwide = "worldwide";

    public static IReadOnlyList<string> All { get; } = ["americas", "europe", "middle-east", "africa", "asia-pacific"];

    /// <returns>The regions that a value lies in, <c>americas-europe</c> giving two and <c>Nairobi</c> <c>africa</c>; empty where it says
    /// nothing (<c>other</c>). A name that is not known stands for itself.</returns>
    public static IReadOnlyList<string> Parse(string? value) => [.. Gazetteer.Parse(value).SelectMany(place => place.Regions).Distinct()];

    /// <returns>As it is written in a sentence; null for what is no region.</returns>
    public static string? Written(string region) => region switch
    {
        Worldwide => "all over the world",
        "americas" => "the Americas",
        "europe" => "Europe",
        "middle-east" => "the Middle East",
        "africa" => "Africa",
        "asia-pacific" => "the Asia-Pacific region",
        _ => null,
    };
}
