using System.CommandLine;
using AutoReach.Local.Hosting;
using AutoReach.Runtime;

namespace AutoReach.Local.Commands;

internal static class ServeCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data("data/autoreach");
        var port = CommonOptions.Port(5080);
        var sampleWeb = CommonOptions.SampleWeb();
        var simulated = new Option<bool>("--simulated-clock")
        {
            Description = "Add POST /dev/clock, so that weeks can pass in a test. Refuses to combine with real sending.",
        };
        var command = new Command("serve", "Run the host: orchestrations, HTTP API and review inbox.") { data, port, sampleWeb, simulated };
        command.SetAction((parsed, cancellationToken) => RunAsync(new LocalOptions
        {
            DataFolder = parsed.GetValue(data)!.FullName,
            Port = parsed.GetValue(port),
            SampleWeb = parsed.GetValue(sampleWeb),
            Clock = parsed.GetValue(simulated) ? new SimulatedClock() : null,
        }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LocalOptions options, CancellationToken cancellationToken)
    {
        await using var host = await LocalHost.StartAsync(options, cancellationToken);
        await host.AnnounceAsync(cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
