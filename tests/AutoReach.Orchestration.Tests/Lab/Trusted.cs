using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Tests.Lab;

/// <summary>Brings a lab's workflow to where the AI may act alone, by answers recorded the way reviews are.</summary>
internal static class Trusted
{
    /// <summary>What the lab's scripted stages make of every lead.</summary>
    private static readonly StageScores Usual = new(0.2875, 0.9, 0.8);

    public static async Task<LeadLab> AtLevel2Async(
        Func<Core.Workflows.Workflow, Core.Workflows.Workflow>? state = null, OrchestrationRegistry? registry = null)
    {
        var lab = await LeadLab.StartAsync(state, registry);
        await lab.Get<AuditCalendar>().EnsureAsync(lab.Workflow, CancellationToken.None);
        await lab.AnswerAsync(70, agreed: true, ProposedAction.Send);
        await lab.AnswerAsync(70, agreed: true, ProposedAction.Skip);
        await lab.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.IsType<TrustAnswer.Accepted>((await lab.CommandAsync(new TrustCommand.AnswerPromotion(true))).Answer);
        return lab;
    }

    public static async Task AnswerAsync(this LeadLab lab, int count, bool agreed, ProposedAction action, GateReason reason = GateReason.Level)
    {
        var desk = lab.Get<TrustDesk>();
        var epoch = (await lab.StandingAsync()).Trust.Epoch.Number;
        var scores = action == ProposedAction.Send ? Usual : Usual with { Email = 1 };
        for (var left = count; left > 0; left--)
        {
            var lead = new LeadId($"ld_{Guid.NewGuid():N}");
            var item = new GatedItem(
                lead, 1, action, new GateVerdict(GateRoute.Person, reason, 0.95, scores, 0.9, reason == GateReason.Sample ? 0.2 : 1, epoch));
            await desk.RecordAsync(lab.Workflow.Id, $"review|{lead}|1", (_, now) =>
                new TrustEvent.Reviewed(now.At, now.Week, item, agreed ? Answer.Approved : Answer.Rejected, agreed, LeadLab.Ann, 20, null,
                    item.Gate.Propensity), CancellationToken.None);
        }
    }

    public static Task<TrustProjection> StandingAsync(this LeadLab lab) => lab.Get<TrustDesk>().ReadAsync(lab.Workflow.Id, CancellationToken.None);

    public static Task<(TrustAnswer Answer, TrustProjection TrustProjection)> CommandAsync(this LeadLab lab, TrustCommand command) =>
        lab.Get<TrustDesk>().CommandAsync(lab.Workflow, [command], "ann", CancellationToken.None);

    public static async Task<IReadOnlyList<TrustEvent>> TrustEventsAsync(this LeadLab lab) =>
        await lab.Get<TrustLog>().ReadAsync(lab.Workflow.Id, 0, CancellationToken.None);

    /// <summary>So many leads, as far as they come by themselves.</summary>
    public static async Task<IReadOnlyList<Lead>> RunAsync(this LeadLab lab, int count, string domain = "acme.example")
    {
        var ids = await lab.ImportAsync([.. Enumerable.Range(0, count).Select(n => $"{Guid.NewGuid():N}@{domain}")]);
        await lab.SettleAsync();
        return await Task.WhenAll(ids.Select(lab.LeadAsync));
    }

    public static async Task<IReadOnlyList<Lead>> AuditQueueAsync(this LeadLab lab)
    {
        var entries = await lab.Get<ReviewQueue>().ListAsync(lab.Workflow.Id, Queue.Audit, QueueOrder.Age, null, 100, CancellationToken.None);
        return await Task.WhenAll(entries.Select(entry => lab.LeadAsync(entry.Lead)));
    }
}
