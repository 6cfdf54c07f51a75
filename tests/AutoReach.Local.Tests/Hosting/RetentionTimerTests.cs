using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Workflows;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Storage;
using AutoReach.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Local.Tests.Hosting;

public class RetentionTimerTests
{
    [Fact]
    public async Task A_host_that_stays_up_purges_the_histories_of_what_ended_three_months_ago()
    {
        using var folder = new TemporaryFolder();
        var clock = new SimulatedClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await using var host = await LocalHost.StartAsync(
            new LocalOptions { DataFolder = folder.File("data"), Port = 0, Clock = clock }, CancellationToken.None);
        var client = host.Services.GetRequiredService<IOrchestrationClient>();
        var lead = await SuppressedLeadAsync(host);

        clock.Advance(TimeSpan.FromDays(89));
        await host.Runtime.DrainAsync(CancellationToken.None);
        Assert.NotNull(await client.FindAsync(lead.InstanceId, CancellationToken.None));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (; await client.FindAsync(lead.InstanceId, CancellationToken.None) is not null; await Task.Delay(20, patience.Token))
            clock.Advance(TimeSpan.FromHours(6)); // its timer may be set at any moment of the day
        Assert.True(clock.GetUtcNow() > lead.UpdatedAt + TimeSpan.FromDays(90));
        Assert.Equal(LeadStatus.Skipped, (await host.Services.GetRequiredService<LeadStore>().GetAsync(lead.Id, CancellationToken.None)).Status);
    }

    /// <summary>A lead that ends at once, so that nothing has to be researched.</summary>
    private static async Task<Lead> SuppressedLeadAsync(LocalHost host)
    {
        var workflow = new Workflow { Id = new("wf_kept"), Name = "Kept", Messaging = new() { Sender = new() { Name = "Kim", Email = "kim@tools.example" } } };
        await host.Services.GetRequiredService<WorkflowStore>().AddAsync(workflow, CancellationToken.None);
        await host.Services.GetRequiredService<SuppressionList>()
            .AddAsync(new Suppression(EmailAddress.Of("jo@acme.example"), "asked for no more", DateTimeOffset.UnixEpoch), CancellationToken.None);
        var row = ProspectInput.FromFields([new("email", "jo@acme.example"), new("website", "acme.example")]);
        var taken = await host.Services.GetRequiredService<LeadIntake>()
            .TakeAsync(workflow.Id, new[] { row }.ToAsyncEnumerable(), "request", Actor.System, CancellationToken.None).ToListAsync();
        await host.Runtime.DrainAsync(CancellationToken.None);
        return await host.Services.GetRequiredService<LeadStore>().GetAsync(taken[0].LeadId!.Value, CancellationToken.None);
    }
}
