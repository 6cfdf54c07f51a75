using System.Globalization;
using Spectre.Console;

namespace AutoReach.Local.Hosting;

/// <summary>Lines for the person at the terminal. Holes are escaped; markup is the caller's own.</summary>
internal static class Screen
{
    public static void Line(FormattableString line) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, line);
}
