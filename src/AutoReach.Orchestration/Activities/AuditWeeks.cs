using AutoReach.Core.Metrics;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Certificates;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Activities;

/// <param name="IsDue">Seven days have passed; an audit that is not answered by then keeps the level from rising.</param>
public sealed record AuditReminder(AuditOf Audit, bool IsDue);

/// <summary>Sees to it that there is a next Monday.</summary>
public sealed class StartNextAudit(AuditCalendar calendar, WorkflowStore workflows) : IActivity<AuditOf, bool>
{
    public static readonly Activity<AuditOf, bool> Step = new("startNextAudit");

    /// <returns>False when the workflow is gone.</returns>
    public async Task<bool> RunAsync(ActivityContext context, AuditOf audit, CancellationToken cancellationToken)
    {
        if (await workflows.FindAsync(audit.Workflow, cancellationToken) is not { Value: var workflow })
            return false;
        await calendar.StartNextAsync(workflow, audit.At, cancellationToken);
        return true;
    }
}

/// <summary>Takes down how far the team agreed with what the AI was free to do, as of this Monday.</summary>
public sealed class CloseWeek(TrustDesk trust) : IActivity<AuditOf, bool>
{
    public static readonly Activity<AuditOf, bool> Step = new("closeWeek");

    public async Task<bool> RunAsync(ActivityContext context, AuditOf audit, CancellationToken cancellationToken)
    {
        await trust.RecordAsync(audit.Workflow, $"week|{audit.Name}", (standing, now) =>
        {
            var (send, skip) = (standing.Trust.Send, standing.Trust.Skip);
            var (agreed, disagreed) = (send.Agreements + skip.Agreements, send.Disagreements + skip.Disagreements);
            return new TrustEvent.WeekClosed(now.At, now.Week, agreed, disagreed,
                ConfidenceSequence.Lower(agreed, disagreed, standing.Trust.Epoch.Terms.Confidence));
        }, cancellationToken);
        return true;
    }
}

/// <summary>Draws the audit and starts one instance an item.</summary>
public sealed class DrawAudit(
    TrustDesk trust, WorkflowStore workflows, LeadStore leads, SamplingKeys keys, IOrchestrationClient client) : IActivity<AuditOf, int>
{
    public static readonly Activity<AuditOf, int> Step = new("drawAudit");

    /// <returns>How many items were drawn: none when the AI did nothing alone.</returns>
    public async Task<int> RunAsync(ActivityContext context, AuditOf audit, CancellationToken cancellationToken)
    {
        var workflow = await workflows.GetAsync(audit.Workflow, cancellationToken);
        if (await DrawnAsync(audit, workflow.Trust.AuditSize, cancellationToken) is not { } drawn)
            return 0;
        foreach (var candidate in drawn.Items)
        {
            var gate = (await leads.GetAsync(candidate.Lead, cancellationToken)).Gate!;
            var item = new AuditItem(audit.Name, candidate.Lead, candidate.Revision, Propensity.Combined(gate.Propensity, drawn.ShareOf(candidate.Action)));
            await client.StartAsync(AuditItemOrchestration.Flow, item.InstanceId, item, cancellationToken);
        }
        return drawn.Items.Count;
    }

    private async Task<AuditState?> DrawnAsync(AuditOf audit, int size, CancellationToken cancellationToken)
    {
        var before = await trust.ReadAsync(audit.Workflow, cancellationToken);
        if (Find(before) is { } earlier)
            return earlier;
        var week = audit.Monday.AddDays(-7);
        if (!before.Trust.Unaudited.Any(item => item.Week <= week))
            return null;
        var key = await keys.OfAsync(audit.Workflow, cancellationToken);
        return Find(await trust.RecordAsync(audit.Workflow, $"audit|{audit.Name}", (standing, now) =>
        {
            var sample = AuditSample.Draw([.. standing.Trust.Unaudited.Where(item => item.Week <= week).Select(item => item.Candidate)], size, key, audit.Name);
            return new TrustEvent.AuditDrawn(now.At, now.Week, audit.Name, week, sample.Strata, sample.Items);
        }, cancellationToken));

        AuditState? Find(TrustProjection standing) => standing.Trust.Audits.Find(drawn => drawn.Audit == audit.Name);
    }
}

/// <summary>Mails the team the week's numbers, and what is to be audited.</summary>
public sealed class SendWeeklyReport(TrustDesk trust, WorkflowStore workflows, TeamMail mail, Outbound outbound) : IActivity<AuditOf, int>
{
    public static readonly Activity<AuditOf, int> Step = new("sendWeeklyReport");

    /// <returns>How many people were written to.</returns>
    public async Task<int> RunAsync(ActivityContext context, AuditOf audit, CancellationToken cancellationToken)
    {
        var workflow = await workflows.GetAsync(audit.Workflow, cancellationToken);
        var standing = await trust.ReadAsync(workflow, cancellationToken);
        var report = new WeeklyReport(workflow, standing.Trust, standing.Weeks, audit.Monday.AddDays(-7));
        return await mail.SendAsync(
            workflow, TeamMail.Everyone(workflow), report.Subject(), report.Body(outbound.AuditAddressFor(workflow.Id), outbound.TrustAddressFor(workflow.Id)),
            $"weekly report\n{audit.InstanceId}", cancellationToken);
    }
}

/// <summary>Reminds of an audit that is not answered; when it is due, records that it is late.</summary>
public sealed class RemindOfAudit(TrustDesk trust, WorkflowStore workflows, TeamMail mail, Outbound outbound) : IActivity<AuditReminder, bool>
{
    public static readonly Activity<AuditReminder, bool> Step = new("remindOfAudit");

    /// <returns>False when there is nothing to remind of.</returns>
    public async Task<bool> RunAsync(ActivityContext context, AuditReminder reminder, CancellationToken cancellationToken)
    {
        var audit = reminder.Audit;
        if (await workflows.FindAsync(audit.Workflow, cancellationToken) is not { Value: var workflow })
            return false;
        var standing = await trust.ReadAsync(workflow, cancellationToken);
        if (standing.Trust.Audits.Find(drawn => drawn.Audit == audit.Name) is not { IsAnswered: false } open)
            return false;
        if (reminder.IsDue)
            await trust.RecordAsync(audit.Workflow, $"overdue|{audit.Name}", (_, now) =>
                new TrustEvent.AuditOverdue(now.At, now.Week, audit.Name), cancellationToken);
        await mail.SendAsync(workflow, TeamMail.Everyone(workflow), TrustNotice.AuditSubject(workflow.Name, open, reminder.IsDue),
            TrustNotice.AuditBody(
                open, reminder.IsDue, outbound.AuditAddressFor(workflow.Id)), $"audit reminder {reminder.IsDue}\n{audit.InstanceId}", cancellationToken);
        return true;
    }
}
