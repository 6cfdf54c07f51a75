using System.Globalization;
using AutoReach.Runtime;

namespace AutoReach.Benchmarks;

/// <summary>Prints what was measured beside what was asked for.</summary>
internal static class Bar
{
    /// <param name="format">Of the value and its bar, where they are not large numbers.</param>
    /// <returns>Whether the bar is met.</returns>
    public static bool Report(string work, double value, string unit, double? atLeast = null, double? atMost = null, string? format = null)
    {
        var met = value >= (atLeast ?? double.MinValue) && value <= (atMost ?? double.MaxValue);
        string Text(double number, string usual) => number.ToString(format ?? usual, CultureInfo.InvariantCulture);
        var bar = atLeast is { } least ? $"bar: at least {Text(least, "N0")}" : atMost is { } most ? $"bar: at most {Text(most, "N0")}" : "no bar";
        Console.WriteLine($"{work}: {Text(value, "N1")} {unit} ({bar}{(met ? "" : ", MISSED")})");
        return met;
    }

    /// <summary>Numbers without durable commits mean nothing: asks the connection that writes.</summary>
    public static async Task RequireDurabilityAsync(EmbeddedRuntime runtime)
    {
        var (mode, level) = await runtime.DurabilityAsync(CancellationToken.None);
        Console.WriteLine($"journal_mode={mode} synchronous={level} load={LoadAverage()}");
        if (mode != "wal" || level != 2)
            throw new InvalidOperationException("The journal is not written with a log and full synchronisation.");
    }

    private static string LoadAverage() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
