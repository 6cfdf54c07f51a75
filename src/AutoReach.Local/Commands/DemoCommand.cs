using System.CommandLine;
using System.Text;
using AutoReach.Core.Leads;
using AutoReach.Lab.Demo;
using AutoReach.Lab.SampleWebs;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Local.Commands;

/// <summary>A whole small world in one process: sixty companies with websites, a seller's workflow and leads.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data("data/demo");
        var port = CommonOptions.Port(5080);
        var command = new Command("demo", "Try it: a ready workflow and leads at sixty companies whose sites this process plays.") { data, port };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(data)!.FullName, parsed.GetValue(port), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, int port, CancellationToken cancellationToken)
    {
        await using var web = await SampleWeb.StartAsync(new SampleWebOptions { OpenCompanies = DemoData.OpenCompanies }, cancellationToken);
        await using var host = await LocalHost.StartAsync(
            new LocalOptions { DataFolder = folder, Port = port, SampleWeb = SampleWeb.BaseAddress(web) }, cancellationToken);
        await SetUpAsync(host.Services, cancellationToken);
        await host.AnnounceAsync(cancellationToken);
        Screen.Line($"Open the inbox and sign in with the key. Approved mail appears in {Path.Combine(folder, "outbox")}.");
        await host.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>The workflow and its leads, unless an earlier start has brought them.</summary>
    private static async Task SetUpAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var workflows = services.GetRequiredService<WorkflowStore>();
        if (await workflows.FindAsync(DemoWorkflow.Id, cancellationToken) is null)
            await services.GetRequiredService<WorkflowControl>()
                .AddAsync(DemoWorkflow.Create(services.GetRequiredService<TimeProvider>().GetUtcNow()), cancellationToken);
        await using var leads = DemoData.OpenLeads();
        var intake = services.GetRequiredService<LeadIntake>();
        await foreach (
            var _ in intake.TakeAsync(DemoWorkflow.Id, LeadCsv.ReadAsync(leads, Encoding.UTF8, cancellationToken), requestKey: "demo", Actor.System,
            cancellationToken))
        {
        }
    }
}
