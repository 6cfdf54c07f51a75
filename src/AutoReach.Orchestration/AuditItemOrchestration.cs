using System.Globalization;
using AutoReach.Core;
using AutoReach.Orchestration.Activities;

namespace AutoReach.Orchestration;

/// <summary>One item of a weekly audit.</summary>
/// <param name="Audit">The audit's name.</param>
/// <param name="Propensity">π in (0,1] that a person sees the item, over the gate's draw and the audit's.</param>
public sealed record AuditItem(string Audit, LeadId Lead, int Revision, double Propensity)
{
    public string InstanceId => InstanceIdFor(Lead, Revision);

    public static string InstanceIdFor(LeadId lead, int revision) => string.Create(CultureInfo.InvariantCulture, $"audit-{lead}-{revision}");
}

/// <summary>
/// What the AI did alone is shown to a person as if it were still to be decided, and waits for the answer as long as it
/// takes. A lead that was wrongly skipped is taken up again.
/// </summary>
public static class AuditItemOrchestration
{
    public static readonly Flow<AuditItem> Flow = new("auditItem", Version: 1);

    /// <summary>Looked at again so often, should a signal get lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <returns>False when the item could not be shown.</returns>
    public static async Task<bool> RunAsync(IOrchestration orchestration, AuditItem item)
    {
        if (!await orchestration.CallAsync(OpenAuditItem.Step, item))
            return false;
        var proposal = new ReviewOf(item.Lead, item.Revision);
        while (true)
        {
            var progress = await orchestration.CallAsync(ReadReview.Step, proposal);
            if (progress.SettleAt is not { } settleAt)
            {
                await orchestration.WaitForAsync(Signals.Resolved(item.Revision, progress.Attempt), Patience);
                continue;
            }
            if (settleAt > orchestration.Now)
                await orchestration.SleepUntilAsync(settleAt);
            var settled = await orchestration.CallAsync(SettleAuditItem.Step, new AuditSettlement(item, progress.Attempt));
            if (settled)
                return true;
        }
    }
}
