using System.Diagnostics;
using System.Globalization;
using AutoReach.Contracts;
using AutoReach.Orchestration;

namespace AutoReach.Benchmarks;

/// <summary>
/// Leads that wait for a decision are on the disk only. A fresh process takes one decision: measured from before the
/// process exists until the lead has ended, with the memory that the process then has.
/// </summary>
internal static class ParkedBenchmark
{
    public const string Child = "parked-child";
    private const double MaxSeconds = 3, MaxMegabytes = 150;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;
        using var folder = new TemporaryFolder();
        await ParkAsync(folder.Path, count);
        var watch = Stopwatch.StartNew();
        using var child = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, [Child, folder.Path, $"lead-{count / 2}"]) { RedirectStandardOutput = true })!;
        var line = await child.StandardOutput.ReadLineAsync() ?? "";
        var seconds = watch.Elapsed.TotalSeconds;
        await child.WaitForExitAsync();
        if (!line.StartsWith("processed ", StringComparison.Ordinal))
            throw new InvalidOperationException($"The child process did not process the decision: '{line}'.");
        var megabytes = double.Parse(line["processed ".Length..], CultureInfo.InvariantCulture) / 1e6;
        var passed = Bar.Report($"{count} parked leads, process start to first decision processed", seconds, "s", atMost: MaxSeconds)
            & Bar.Report("memory of that process", megabytes, "MB", atMost: MaxMegabytes);
        return passed ? 0 : 1;
    }

    /// <summary>The fresh process: recovers, takes a decision, and says how much memory it holds.</summary>
    public static async Task<int> RunChildAsync(string folder, string instance)
    {
        await using var host = new BenchmarkHost(folder);
        await host.StartAsync();
        await host.Runtime.SignalAsync(instance, BenchmarkHost.Decision, "approve", CancellationToken.None);
        await host.Runtime.DrainAsync(CancellationToken.None);
        var summary = await host.Runtime.FindAsync(instance, CancellationToken.None);
        if (summary?.State != InstanceState.Completed)
            return 1;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"processed {self.WorkingSet64}");
        return 0;
    }

    private static async Task ParkAsync(string folder, int count)
    {
        var watch = Stopwatch.StartNew();
        await using var host = new BenchmarkHost(folder);
        await host.StartAsync();
        await Bar.RequireDurabilityAsync(host.Runtime);
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, 256).Select(async _ =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) <= count;)
                await host.Runtime.StartAsync(BenchmarkHost.Lead, $"lead-{number}", "input", CancellationToken.None);
        }));
        await host.Runtime.DrainAsync(CancellationToken.None);
        Bar.Report($"{count} leads started and parked", count / watch.Elapsed.TotalSeconds, "leads/s");
    }
}
