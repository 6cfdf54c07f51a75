using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Intake;

/// <summary>Keeps what was promised and not handed over, after a crash or a lost signal. Each host runs it at start and on a timer.</summary>
public sealed class Reconciler(LeadStore leads, Outbox outbox, LeadTraces traces, TrustNotices notices, AuditCalendar calendar,
    IOrchestrationClient client, TimeProvider clock)
{
    /// <summary>Audits are looked at more rarely than promises: an instance sleeps for a week, and every look at one is a read.</summary>
    private static readonly TimeSpan AuditsEvery = TimeSpan.FromHours(1);

    /// <param name="olderThan">Younger promises are still being kept by whoever made them.</param>
    /// <returns>How many promises were found open.</returns>
    public async Task<int> RunAsync(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        await calendar.EnsureAllAsync(AuditsEvery, cancellationToken);
        var before = clock.GetUtcNow() - olderThan;
        var open = 0;
        await foreach (var (batch, promise) in outbox.OpenStartsAsync(cancellationToken))
            if (promise.At <= before)
            {
                open++;
                foreach (var id in promise.Leads)
                    await StartAsync(id, cancellationToken);
                await outbox.StartsKeptAsync(batch, cancellationToken);
            }
        await foreach (var wake in outbox.OpenWakesAsync(cancellationToken))
            if (wake.At <= before)
            {
                open++;
                await WakeAsync(wake, cancellationToken);
            }
        await foreach (var (promise, trace) in outbox.OpenTracesAsync(cancellationToken))
            if (trace.At <= before)
            {
                open++;
                await traces.FollowAsync(trace.Lead, cancellationToken);
                await outbox.TracesKeptAsync(promise, cancellationToken);
            }
        await foreach (var promise in outbox.OpenNoticesAsync(cancellationToken))
            if (promise.At <= before)
            {
                open++;
                await notices.StartAsync(promise.Notice, cancellationToken);
            }
        return open;
    }

    private async Task StartAsync(LeadId id, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(id, cancellationToken) is { Value: { Status: LeadStatus.Queued } lead })
            await client.StartAsync(LeadOrchestration.Flow, lead.InstanceId, id, cancellationToken);
    }

    private async Task WakeAsync(WakePromise wake, CancellationToken cancellationToken)
    {
        var review = await leads.FindReviewAsync(wake.Lead, wake.Revision, cancellationToken);
        if (review is { Value: { Resolution: not null, Settled: false } state })
            await client.SignalAsync(
                Signals.WaitingFor(await leads.GetAsync(wake.Lead, cancellationToken), state), Signals.Resolved(state), true, cancellationToken);
        else
            await outbox.WakeKeptAsync(wake.Lead, wake.Revision, cancellationToken);
    }
}
