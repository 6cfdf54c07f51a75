using System.Diagnostics;
using System.Globalization;
using AutoReach.Contracts;
using AutoReach.Orchestration;

namespace AutoReach.Benchmarks;

/// <summary>
/// Orchestrations of five steps with outputs of 400 bytes: start, each step and the end are durable before the next.
/// </summary>
internal static class RuntimeBenchmark
{
    private const double MinimumRate = 2_500, MaxBytes = 4_200;
    private const int AtATime = 64;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 20_000;
        var (rate, bytes) = await ManyAsync(count);
        var oneByOne = await OneByOneAsync(1_000);
        var passed = Bar.Report($"{count} orchestrations x 5 steps, {AtATime} at a time", rate, "orchestrations/s", atLeast: MinimumRate)
            & Bar.Report("journal and its log", bytes, "bytes an orchestration", atMost: MaxBytes);
        Bar.Report("1,000 orchestrations x 5 steps, one at a time", oneByOne, "orchestrations/s");
        return passed ? 0 : 1;
    }

    private static async Task<(double Rate, double Bytes)> ManyAsync(int count)
    {
        using var folder = new TemporaryFolder();
        await using var host = new BenchmarkHost(folder.Path);
        await host.StartAsync();
        await Bar.RequireDurabilityAsync(host.Runtime);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => host.RunAsync($"warm-{number}")));
        await host.Runtime.DrainAsync(CancellationToken.None);
        var before = Size(folder);
        var watch = Stopwatch.StartNew();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, AtATime).Select(async _ =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) <= count;)
                await host.RunAsync($"lead-{number}");
        }));
        await host.Runtime.DrainAsync(CancellationToken.None);
        watch.Stop();
        var completed = host.Runtime.Count()[InstanceState.Completed];
        if (completed != count + 500)
            throw new InvalidOperationException($"{completed} instances are completed, {count + 500} were started.");
        return (count / watch.Elapsed.TotalSeconds, (Size(folder) - before) / (double)count);
    }

    private static async Task<double> OneByOneAsync(int count)
    {
        using var folder = new TemporaryFolder();
        await using var host = new BenchmarkHost(folder.Path);
        await host.StartAsync();
        await Bar.RequireDurabilityAsync(host.Runtime);
        for (var number = 0; number < 100; number++)
            await host.RunAsync($"warm-{number}");
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < count; number++)
        {
            await host.RunAsync($"lead-{number}");
            await host.Runtime.DrainAsync(CancellationToken.None);
        }
        return count / watch.Elapsed.TotalSeconds;
    }

    private static long Size(TemporaryFolder folder) =>
        new DirectoryInfo(folder.Path).EnumerateFiles().Sum(file => file.Length);
}
