using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Browser.Tests;

/// <summary>Brings a workflow to where there is something to see: the facts are recorded the way they are when they happen.</summary>
internal static class Trusted
{
    public const string Evidence = "2 of 2 weeks with at least 80 % agreement for sure";

    private static readonly StageScores Usual = new(0.5, 0.86, 0.82);

    public static async Task<TrustState> TrustAsync(this InboxHost host, Workflow workflow) =>
        (await host.Get<TrustDesk>().ReadAsync(workflow.Id, default)).Trust;

    public static Task RecordAsync(this InboxHost host, Workflow workflow, Func<Stamp, TrustEvent> fact) =>
        host.Get<TrustDesk>().RecordAsync(workflow.Id, $"test|{Guid.NewGuid():N}", (_, now) => fact(now), default);

    public static async Task AnswerAsync(this InboxHost host, Workflow workflow, int count, bool agreed = true, ProposedAction action = ProposedAction.Send,
        GateReason reason = GateReason.Level)
    {
        var epoch = (await host.TrustAsync(workflow)).Epoch.Number;
        for (var left = count; left > 0; left--)
        {
            var gate = new GateVerdict(GateRoute.Person, reason, 0.95, action == ProposedAction.Send ? Usual : Usual with { Email = 1 }, 0.9,
                reason == GateReason.Sample ? 0.2 : 1, epoch);
            var item = new GatedItem(new LeadId($"ld_{Guid.NewGuid():N}"), 1, action, gate);
            await host.RecordAsync(workflow, now => new TrustEvent.Reviewed(
                now.At, now.Week, item, agreed ? Answer.Approved : Answer.Rejected, agreed, new ReviewerId("ada"), 20, null, gate.Propensity));
        }
    }

    /// <summary>Certified emails and skips, an alarm that has moved, and a rise to level 3 that is proposed.</summary>
    public static async Task<Workflow> AtLevel2Async(this InboxHost host, string name = "Fleets in the north")
    {
        var workflow = await host.WorkflowAsync(name);
        await host.AnswerAsync(workflow, 70);
        await host.AnswerAsync(workflow, 70, action: ProposedAction.Skip);
        await host.RecordAsync(workflow, now => new TrustEvent.LevelChanged(now.At, now.Week, 1, 2, LevelCause.Promotion, "root", "70 of 50 reviews."));
        await host.AnswerAsync(workflow, 6, reason: GateReason.Sample);
        await host.AnswerAsync(workflow, 2, agreed: false, reason: GateReason.Sample);
        await host.RecordAsync(workflow, now => new TrustEvent.PromotionProposed(now.At, now.Week, 3, Evidence));
        return workflow;
    }

    /// <summary>A lead that the AI wrote to alone and that this Monday's audit has drawn.</summary>
    public static async Task<Lead> AuditedAsync(this InboxHost host, Workflow workflow, string company)
    {
        Lead lead;
        do // a fifth waits for a person instead
            lead = await host.UntilAsync(await host.ImportAsync(workflow, company), lead => lead.Status is LeadStatus.Sent or LeadStatus.AwaitingDecision);
        while (lead.Status != LeadStatus.Sent);
        await host.RecordAsync(workflow, now => new TrustEvent.AuditDrawn(now.At, now.Week, "2026-03-09", now.Week.AddDays(-7),
            [new AuditStratum(ProposedAction.Send, 1, 1)], [new AuditCandidate(lead.Id, lead.Revision, ProposedAction.Send)]));
        var item = new AuditItem("2026-03-09", lead.Id, lead.Revision, 1);
        await host.Get<IOrchestrationClient>().StartAsync(AuditItemOrchestration.Flow, item.InstanceId, item, default);
        return await host.UntilAsync(lead.Id, lead => host.IsOpen(lead));
    }
}
