using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Sending;

/// <param name="Id">Names the report; null: one of its kind a lead.</param>
/// <param name="Lead">Null: the leads with this address.</param>
public sealed record ReportedMail(string? Id, MailReport Report, LeadId? Lead, EmailAddress? To);

/// <summary>Takes in what became of emails: the lead's timeline tells it, trust counts it, and who does not want mail gets no more.</summary>
public sealed class MailReports(LeadStore leads, WorkflowStore workflows, SuppressionList suppressions, TrustDesk trust, TimeProvider clock)
{
    /// <returns>False when no lead is known that this email went to.</returns>
    public async Task<bool> TakeAsync(ReportedMail mail, CancellationToken cancellationToken)
    {
        var found = await FindAsync(mail, cancellationToken);
        foreach (var lead in found)
            await RecordAsync(mail, lead, cancellationToken);
        return found.Count > 0;
    }

    private async Task RecordAsync(ReportedMail mail, Lead lead, CancellationToken cancellationToken)
    {
        if (ReasonToSuppress(mail.Report) is { } reason)
            await suppressions.AddAsync(new Suppression(lead.Prospect.Email, reason, clock.GetUtcNow()), cancellationToken);
        var key = string.Create(CultureInfo.InvariantCulture, $"mail|{lead.Id}|{mail.Report}|{Digest.Base32(mail.Id ?? "", bytes: 10)}");
        await leads.UpdateOnceAsync(lead.Id, key, current => new LeadChange(current,
            new NewEvent(new LeadEvent.MailReported(mail.Report), Actor.System)), cancellationToken);
        await trust.RecordAsync(lead.WorkflowId, key, (_, now) => new TrustEvent.MailReported(now.At, now.Week, lead.Id, mail.Report), cancellationToken);
    }

    /// <summary>A lead's id follows from workflow and address, so each workflow is asked for its own.</summary>
    private async Task<IReadOnlyList<Lead>> FindAsync(ReportedMail mail, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<LeadId> ids = mail switch
        {
            { Lead: { } id } => TableLimits.IsKey(id.Value) ? new[] { id }.ToAsyncEnumerable() : AsyncEnumerable.Empty<LeadId>(),
            { To: { } to } => workflows.AllAsync(cancellationToken).Select(workflow => LeadId.For(workflow.Id, to)),
            _ => AsyncEnumerable.Empty<LeadId>(),
        };
        var found = new List<Lead>();
        await foreach (var id in ids)
            if (await leads.FindAsync(id, cancellationToken) is { Value: { Status: LeadStatus.Sent or LeadStatus.Unknown } lead })
                found.Add(lead);
        return found;
    }

    private static string? ReasonToSuppress(MailReport report) => report switch
    {
        MailReport.HardBounce => "Mail to it bounced for good.",
        MailReport.SpamComplaint => "The recipient complained of spam.",
        MailReport.Unsubscribed => "The recipient unsubscribed.",
        _ => null,
    };
}
