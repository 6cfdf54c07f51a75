using System.Globalization;

namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>Sentences that say what the file knows, worded differently from site to site.</summary>
internal static class Phrases
{
    private static readonly string[] SmallNumbers = ["three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly Func<Site, string>[] Team =
    [
        site => $"We are a team of {site.HeadCountText} people.",
        site => $"Today {site.HeadCountText} people work at {site.Name}.",
        site => $"{site.Name} employs {site.HeadCountText} people.",
        site => $"Our team has grown to {site.HeadCountText} colleagues.",
        site => $"Team size: {site.HeadCountText} employees",
        site => $"With {site.HeadCountText} employees we are big enough to deliver and small enough to care.",
        site => $"There are {site.HeadCountText} of us now.",
        site => $"A staff of {site.HeadCountText} stands behind the name.",
    ];

    private static readonly Func<Site, string>[] Founding =
    [
        site => $"{site.Name} was founded in {Year(site)}.",
        site => $"It all began in {Year(site)}.",
        site => $"Since {Year(site)} we have been doing what we like best.",
        site => $"Founded: {Year(site)}",
        site => $"The company was started in {Year(site)} and has been independent in spirit ever since.",
    ];

    private static readonly Func<Site, string>[] Field =
    [
        site => $"{site.Name} works in the field of {site.Industry}.",
        site => $"Industry: {site.Industry}",
        site => $"We are at home in {site.Industry}.",
        site => $"Ask us about {site.Industry}.",
    ];

    private static readonly Func<Site, string>[] Tools =
    [
        site => $"Our stack: {Stack(site)}.",
        site => $"You will work with {Stack(site)}.",
        site => $"Tech stack: {string.Join(" · ", site.Stack)}",
        site => $"We build our systems with {Stack(site)}.",
        site => $"Experience with {Stack(site)} helps, curiosity helps more.",
        site => $"Tools of our trade are {Stack(site)}.",
    ];

    /// <summary>Null when the file has no size band.</summary>
    public static string? TeamSize(Site site) => site.HeadCount switch
    {
        null => null,
        <= 10 and var few when site.Seed.Chance("phrase/spelled", 50) => $"We are a team of {SmallNumbers[few - 3]}.",
        _ => site.Seed.Pick("phrase/team", Team)(site),
    };

    public static string? Founded(Site site) =>
        site.Company.Founded is null ? null : site.Seed.Pick("phrase/founded", Founding)(site);

    public static string? Industry(Site site) =>
        site.Industry.Length == 0 ? null : site.Seed.Pick("phrase/industry", Field)(site);

    /// <summary>Null when the file names no technology.</summary>
    public static string? Technologies(Site site) =>
        site.Stack.Count == 0 ? null : site.Seed.Pick("phrase/stack", Tools)(site);

    public static string? Region(Site site) => site.Company.Region.ToLowerInvariant() switch
    {
        "worldwide" =>
            site.Seed.Pick("phrase/region", ["We work remotely from all over the world.", "Our colleagues live on several continents.", "Remote, worldwide."]),
        "europe" => site.Seed.Pick("phrase/region", ["Most of us live in Europe.", "We hire across Europe.", "Remote within European time zones."]),
        "americas" => site.Seed.Pick(
            "phrase/region", ["Our team is spread over North and South America.", "We hire in the Americas.", "Remote within American time zones."]),
        "americas-europe" => site.Seed.Pick("phrase/region", ["We work on both sides of the Atlantic.", "Colleagues sit in Europe and the Americas."]),
        "asia-pacific" => site.Seed.Pick("phrase/region", ["We are at home in the Asia-Pacific region.", "Our team works from Asia and Australia."]),
        _ => null,
    };

    public static string Date(Site site, DateTimeOffset date) => date.ToString(
        site.Seed.Pick("phrase/date", ["d MMMM yyyy", "MMMM d, yyyy", "yyyy-MM-dd", "MMM d, yyyy"]), CultureInfo.InvariantCulture);

    private static string Year(Site site) => site.Company.Founded?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Stack(Site site) => Sites.Stack.Listed(site.Stack);
}
