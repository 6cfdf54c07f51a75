using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Activities;

/// <summary>Writes to the team what happened to its workflow's trust.</summary>
public sealed class SendTrustNotice(TrustLog log, WorkflowStore workflows, LeadStore leads, TeamMail mail, Outbound outbound) : IActivity<NoticeOf, int>
{
    public static readonly Activity<NoticeOf, int> Step = new("sendTrustNotice");

    /// <returns>How many people were written to.</returns>
    public async Task<int> RunAsync(ActivityContext context, NoticeOf notice, CancellationToken cancellationToken)
    {
        if (await workflows.FindAsync(notice.Workflow, cancellationToken) is not { Value: var workflow }
            || await log.FindAsync(notice.Workflow, notice.Place, cancellationToken) is not { } happened
            || !TrustNotices.IsWorthTelling(happened)) // promised for an event that another writer's took the place of
            return 0;
        var offenders = new List<string>();
        foreach (var lead in (happened as TrustEvent.AlarmRaised)?.Offenders ?? [])
            if (await leads.FindAsync(lead, cancellationToken) is { Value.Prospect: var prospect })
                offenders.Add(prospect.CompanyName);
        return await mail.SendAsync(workflow, TeamMail.Everyone(workflow), TrustNotice.Subject(workflow.Name, happened),
            TrustNotice.Body(workflow.Name, happened, offenders, outbound.TrustAddressFor(workflow.Id)), notice.InstanceId, cancellationToken);
    }
}
