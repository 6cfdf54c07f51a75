using System.Globalization;
using AutoReach.Local.Runtime;

namespace AutoReach.Benchmarks;

/// <summary>Prints what was measured beside what was asked for.</summary>
internal static class Bar
{
    /// <returns>Whether the bar is met.</returns>
    public static bool Report(string work, double value, string unit, double? atLeast = null, double? atMost = null)
    {
        var met = value >= (atLeast ?? double.MinValue) && value <= (atMost ?? double.MaxValue);
        var bar = atLeast is { } least ? $"bar: at least {least:N0}" : atMost is { } most ? $"bar: at most {most:N0}" : "no bar";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work}: {value:N1} {unit} ({bar}{(met ? "" : ", MISSED")})"));
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
