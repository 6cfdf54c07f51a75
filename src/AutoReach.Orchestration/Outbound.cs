using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;

namespace AutoReach.Orchestration;

/// <summary>What links in outgoing mail are made of.</summary>
/// <param name="PublicAddress">Where the host can be reached from outside; null: mail carries no links to it.</param>
/// <param name="UnsubscribeKeys">The first signs new links, all are accepted.</param>
public sealed record OutboundOptions(Uri? PublicAddress, IReadOnlyList<UnsubscribeKey> UnsubscribeKeys);

/// <summary>Ways out of this host.</summary>
public sealed class Outbound(IEnumerable<IMailer> mailers, OutboundOptions options)
{
    private readonly Dictionary<Transport, IMailer> _mailers = mailers.ToDictionary(mailer => mailer.Transport);

    /// <returns>Null when this host has no such transport.</returns>
    public IMailer? MailerFor(Transport transport) => _mailers.GetValueOrDefault(transport);

    public Uri? UnsubscribeLinkFor(Lead lead) => options is { PublicAddress: { } address, UnsubscribeKeys: [var key, ..] }
        ? new Uri(address, $"/unsubscribe/{UnsubscribeToken.Create(key, lead.WorkflowId, lead.Prospect.Email)}")
        : null;

    /// <returns>Null when the host cannot be reached from outside.</returns>
    public Uri? InboxAddressFor(WorkflowId workflow) => PageFor("/inbox", workflow);

    public Uri? AuditAddressFor(WorkflowId workflow) => PageFor("/inbox/audits", workflow);

    public Uri? TrustAddressFor(WorkflowId workflow) => PageFor("/inbox/trust", workflow);

    private Uri? PageFor(string path, WorkflowId workflow) => options.PublicAddress is { } address
        ? new Uri(address, $"{path}?workflow={Uri.EscapeDataString(workflow.Value)}")
        : null;
}
