using System.Globalization;
using AutoReach.Core;
using AutoReach.Orchestration.Activities;

namespace AutoReach.Orchestration;

/// <summary>The audit of one workflow on one Monday, of what the AI did alone in the week before.</summary>
/// <param name="Monday">In the workflow's time zone; also the audit's name.</param>
/// <param name="At">Its first moment.</param>
public sealed record AuditOf(WorkflowId Workflow, DateOnly Monday, DateTimeOffset At)
{
    public string Name => Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string InstanceId => $"weekly-audit-{Workflow}-{Name}";

    /// <param name="attempt">From 1. An instance that died keeps its id, so the audit goes on in another one.</param>
    public string InstanceIdOf(int attempt) => attempt == 1 ? InstanceId : $"{InstanceId}-{attempt}";
}

/// <summary>
/// Every Monday: closes the week, draws the audit, mails the report, and sees to it that the audit is answered. Each
/// starts its successor before it does anything else, so the chain does not end while the workflow lives.
/// </summary>
public static class WeeklyAuditOrchestration
{
    public static readonly Flow<AuditOf> Flow = new("weeklyAudit", Version: 1);

    private static readonly TimeSpan ReminderAfter = TimeSpan.FromDays(3);
    private static readonly TimeSpan DueAfter = TimeSpan.FromDays(7);

    /// <returns>How many items were drawn.</returns>
    public static async Task<int> RunAsync(IOrchestration orchestration, AuditOf audit)
    {
        await orchestration.SleepUntilAsync(audit.At);
        if (!await orchestration.CallAsync(StartNextAudit.Step, audit))
            return 0; // The workflow is gone.
        await orchestration.CallAsync(CloseWeek.Step, audit);
        var drawn = await orchestration.CallAsync(DrawAudit.Step, audit);
        await orchestration.CallAsync(SendWeeklyReport.Step, audit);
        if (drawn == 0)
            return 0;
        await orchestration.SleepUntilAsync(audit.At + ReminderAfter);
        await orchestration.CallAsync(RemindOfAudit.Step, new AuditReminder(audit, IsDue: false));
        await orchestration.SleepUntilAsync(audit.At + DueAfter);
        await orchestration.CallAsync(RemindOfAudit.Step, new AuditReminder(audit, IsDue: true));
        return drawn;
    }
}
