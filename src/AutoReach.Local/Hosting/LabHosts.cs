using AutoReach.Lab;
using AutoReach.Runtime;

namespace AutoReach.Local.Hosting;

/// <summary>Hands the embedded host to the lab, whose simulations run the real thing.</summary>
internal static class LabHosts
{
    public static async Task<ILabHost> StartAsync(LabHostOptions options, Action<IServiceCollection> replace, CancellationToken cancellationToken) =>
        new LabHost(await LocalHost.StartAsync(new LocalOptions
        {
            DataFolder = options.DataFolder,
            Port = 0,
            SampleWeb = options.SampleWeb,
            Clock = options.Clock,
            OutlivesPowerCut = options.OutlivesPowerCut,
            MaxRunning = options.MaxRunning,
            Web = options.Web,
        }, replace, cancellationToken));

    private sealed class LabHost(LocalHost host) : ILabHost
    {
        public IServiceProvider Services => host.Services;

        public EmbeddedRuntime Runtime => host.Runtime;

        public Uri Address => host.Address;

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }
}
