using AutoReach.Orchestration.Activities;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration;

/// <summary>One mail to the team about one event of its workflow's trust.</summary>
public static class TrustNoticeOrchestration
{
    public static readonly Flow<NoticeOf> Flow = new("trustNotice", Version: 1);

    /// <returns>How many people were written to.</returns>
    public static Task<int> RunAsync(IOrchestration orchestration, NoticeOf notice) => orchestration.CallAsync(SendTrustNotice.Step, notice);
}
