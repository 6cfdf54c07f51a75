using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using AutoReach.Contracts;
using AutoReach.Orchestration;

namespace AutoReach.Benchmarks;

/// <summary>
/// Kills a working process again and again and looks whether anything that it acknowledged is missing. With
/// <c>control</c> the child acknowledges before it has written: the check has to find that, or it finds nothing.
/// </summary>
internal static class KillCheck
{
    public const string Child = "kill-child";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 50;
        var early = arguments.Contains("control");
        var random = new Random(rounds);
        using var folder = new TemporaryFolder();
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
            acknowledged.UnionWith(await KillOneAsync(folder.Path, round, early, random.Next(300)));
        var missing = await CountMissingAsync(folder.Path, acknowledged);
        Console.WriteLine(
            $"{rounds} kills, {acknowledged.Count} acknowledged starts and decisions, {missing} missing"
                + (early ? " (negative control: some have to be)" : ""));
        return acknowledged.Count > 0 && missing > 0 == early ? 0 : 1;
    }

    /// <summary>The process that is killed: starts leads and decides them, sixteen at a time, saying so line by line.</summary>
    public static async Task<int> RunChildAsync(string folder, string round, bool early)
    {
        await using var host = new BenchmarkHost(folder);
        await host.StartAsync();
        var lines = new BlockingCollection<string>();
        new Thread(() => Write(lines)) { IsBackground = true }.Start();
        lines.Add("ready");
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async worker =>
        {
            for (var number = 0; ; number++)
                await LeadAsync(host, $"{round}-{worker}-{number}", early, lines);
        }));
        return 0;
    }

    private static async Task LeadAsync(BenchmarkHost host, string id, bool early, BlockingCollection<string> lines)
    {
        var start = host.Runtime.StartAsync(BenchmarkHost.Lead, id, "input", CancellationToken.None);
        if (early)
            lines.Add($"started {id}");
        await start;
        if (!early)
            lines.Add($"started {id}");
        await host.Runtime.SignalAsync(id, BenchmarkHost.Decision, "approve", CancellationToken.None);
        lines.Add($"decided {id}");
    }

    private static void Write(BlockingCollection<string> lines)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        foreach (var line in lines.GetConsumingEnumerable())
            output.WriteLine(line);
    }

    private static async Task<HashSet<string>> KillOneAsync(string folder, int round, bool early, int milliseconds)
    {
        using var child = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, [Child, folder, round.ToString(CultureInfo.InvariantCulture), early ? "early" : "late"])
        { RedirectStandardOutput = true })!;
        if (await child.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("The child process did not start.");
        var reading = child.StandardOutput.ReadToEndAsync();
        await Task.Delay(milliseconds);
        child.Kill();
        await child.WaitForExitAsync();
        var lines = (await reading).Split('\n');
        return [.. lines.SkipLast(1)]; // the last one may be torn
    }

    private static async Task<int> CountMissingAsync(string folder, HashSet<string> acknowledged)
    {
        await using var host = new BenchmarkHost(folder);
        await host.StartAsync();
        await host.Runtime.DrainAsync(CancellationToken.None);
        var missing = host.Runtime.ListFailed(1000).Count;
        foreach (var line in acknowledged)
        {
            var parts = line.Split(' ');
            var found = await host.Runtime.FindAsync(parts[1], CancellationToken.None);
            missing += (parts[0], found?.State) is ("started", not null) or ("decided", InstanceState.Completed) ? 0 : 1;
        }
        return missing;
    }
}
