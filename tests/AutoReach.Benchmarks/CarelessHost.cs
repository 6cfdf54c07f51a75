using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Storage;
using AutoReach.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Benchmarks;

/// <summary>
/// The negative control of the host's kill test: the whole host over a store that acknowledges before it is durable.
/// A check that finds nothing wrong with this one finds nothing.
/// </summary>
internal static class CarelessHost
{
    public const string Command = "careless-host";

    public static async Task<int> RunAsync(string folder, Uri sampleWeb)
    {
        var options = new LocalOptions { DataFolder = folder, Port = 0, SampleWeb = sampleWeb, Clock = new SimulatedClock() };
        await using var host = await LocalHost.StartAsync(
            options, services => services.AddSingleton<ITableStore>(_ => WriteBehindStore.Open(folder)), CancellationToken.None);
        await host.AnnounceAsync(CancellationToken.None);
        await host.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }
}
