namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>What is wrong with a site on purpose, so that research meets it before a customer's site shows it.</summary>
internal enum Trouble { None, Layoffs, Acquisition, Incident, UnderConstruction, NoRobots, Slow }

internal static class Troubles
{
    // This aspect was picked among many so that the demo's sixty hosts meet every kind once or twice.
    private const string Aspect = "trouble/868";

    /// <summary>About 3 % of hosts each.</summary>
    public static Trouble Of(Seed seed) => seed.Below(Aspect, 100) switch
    {
        < 3 => Trouble.Layoffs,
        < 6 => Trouble.Acquisition,
        < 9 => Trouble.Incident,
        < 12 => Trouble.UnderConstruction,
        < 15 => Trouble.NoRobots,
        < 18 => Trouble.Slow,
        _ => Trouble.None,
    };
}
