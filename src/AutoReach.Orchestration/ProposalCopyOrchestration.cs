using System.Globalization;
using AutoReach.Core;
using AutoReach.Orchestration.Activities;

namespace AutoReach.Orchestration;

/// <summary>A copy of one proposal that is stored already.</summary>
/// <param name="Lead">The copy's own id.</param>
public sealed record CopyItem(LeadId Lead, int Revision)
{
    public string InstanceId => InstanceIdFor(Lead, Revision);

    public static string InstanceIdFor(LeadId lead, int revision) => string.Create(CultureInfo.InvariantCulture, $"copy-{lead}-{revision}");
}

/// <summary>
/// A copy of a proposal is put before somebody who has not seen it, and what they say of it is kept. There is no step here
/// that sends, skips or counts for trust. Nobody is reminded of it; what is not answered ends quietly.
/// </summary>
public static class ProposalCopyOrchestration
{
    public static readonly Flow<CopyItem> Flow = new("proposalCopy", Version: 1);

    /// <returns>False when the copy could not be shown.</returns>
    public static async Task<bool> RunAsync(IOrchestration orchestration, CopyItem item)
    {
        if (await orchestration.CallAsync(OpenCopy.Step, item) is not { } until)
            return false;
        var proposal = new ReviewOf(item.Lead, item.Revision);
        while (true)
        {
            var progress = await orchestration.CallAsync(ReadReview.Step, proposal);
            if (progress.SettleAt is { } settleAt)
            {
                if (settleAt > orchestration.Now)
                    await orchestration.SleepUntilAsync(settleAt);
                if (await orchestration.CallAsync(SettleCopy.Step, new Settlement(item.Lead, item.Revision, progress.Attempt)))
                    return true;
                continue; // Undone in time: it waits again.
            }
            var patience = until - orchestration.Now;
            var woken = patience > TimeSpan.Zero && await orchestration.WaitForAsync(Signals.Resolved(item.Revision, progress.Attempt), patience);
            if (!woken)
                await orchestration.CallAsync(RaiseReview.Step, new Raise(item.Lead, item.Revision, Due.Expiry));
        }
    }
}
