using System.Globalization;
using Spectre.Console;

namespace AutoReach.Local.Hosting;

/// <summary>Lines for the person at the terminal. Holes are escaped; markup is the caller's own.</summary>
internal static class Screen
{
    /// <summary>Width of what is no terminal: a line that a program reads is not to be broken, a key least of all.</summary>
    public const int Unbroken = 10_000;

    public static void Line(FormattableString line)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = Unbroken;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, line);
    }
}
