using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Tests.Lab;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Tests;

/// <summary>What becomes of a workflow's Mondays when the instance that sleeps until the next one dies.</summary>
public sealed class AuditCalendarTests
{
    private const string Coming = "weekly-audit-wf_lab-2026-03-09";
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public async Task A_chain_that_was_terminated_is_taken_up_and_goes_on()
    {
        await using var lab = await LeadLab.StartAsync();
        await EnsureAsync(lab);
        await Client(lab).TerminateAsync(Coming, "by mistake", CancellationToken.None);
        await EnsureAsync(lab);
        for (var week = 1; week <= 3; week++)
        {
            await lab.AdvanceAsync(Week);
            Assert.Equal(week, lab.Mailer.Sent.Count);
        }
    }

    [Fact]
    public async Task A_chain_that_was_purged_is_taken_up()
    {
        await using var lab = await LeadLab.StartAsync();
        await EnsureAsync(lab);
        await Client(lab).TerminateAsync(Coming, "by mistake", CancellationToken.None);
        await Client(lab).PurgeAsync(lab.Clock.GetUtcNow().AddDays(1), CancellationToken.None);
        Assert.Null(await StateAsync(lab, Coming));
        await EnsureAsync(lab);
        await lab.AdvanceAsync(Week);
        Assert.Single(lab.Mailer.Sent);
    }

    [Fact]
    public async Task A_chain_that_failed_is_taken_up_by_another_instance()
    {
        var failing = OrchestrationRegistry.Create(builder =>
            builder.Flow<AuditOf, int>(WeeklyAuditOrchestration.Flow, (_, _) => throw new InvalidOperationException("broken")));
        await using var lab = await LeadLab.StartAsync(registry: failing);
        await EnsureAsync(lab);
        await lab.SettleAsync();
        Assert.Equal(InstanceState.Failed, await StateAsync(lab, Coming));
        await EnsureAsync(lab);
        Assert.NotNull(await StateAsync(lab, Coming + "-2"));
    }

    [Fact]
    public async Task A_chain_that_is_alive_is_left_alone()
    {
        await using var lab = await LeadLab.StartAsync();
        await EnsureAsync(lab);
        await EnsureAsync(lab);
        Assert.Null(await StateAsync(lab, Coming + "-2"));
        await lab.AdvanceAsync(Week);
        Assert.Single(lab.Mailer.Sent);
    }

    [Fact]
    public async Task The_reconciler_looks_after_an_hour_and_not_each_minute()
    {
        await using var lab = await LeadLab.StartAsync();
        await ReconcileAsync(lab);
        await lab.SettleAsync();
        await Client(lab).TerminateAsync(Coming, "by mistake", CancellationToken.None);
        await ReconcileAsync(lab);
        Assert.Null(await StateAsync(lab, Coming + "-2"));
        await lab.AdvanceAsync(TimeSpan.FromHours(1));
        await ReconcileAsync(lab);
        Assert.NotNull(await StateAsync(lab, Coming + "-2"));
    }

    private static async Task EnsureAsync(LeadLab lab)
    {
        await lab.Get<AuditCalendar>().EnsureAllAsync(TimeSpan.Zero, CancellationToken.None);
        await lab.SettleAsync();
    }

    private static Task ReconcileAsync(LeadLab lab) => lab.Get<Reconciler>().RunAsync(TimeSpan.FromMinutes(1), CancellationToken.None);

    private static IOrchestrationClient Client(LeadLab lab) => lab.Get<IOrchestrationClient>();

    private static async Task<InstanceState?> StateAsync(LeadLab lab, string instance) =>
        (await Client(lab).FindAsync(instance, CancellationToken.None))?.State;
}
