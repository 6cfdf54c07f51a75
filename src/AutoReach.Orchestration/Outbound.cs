using System.Security.Cryptography;
using System.Text;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;

namespace AutoReach.Orchestration;

/// <summary>What links in outgoing mail are made of.</summary>
/// <param name="PublicAddress">Where the host can be reached from outside; null: mail carries no links to it.</param>
/// <param name="LinkKeys">The first signs new links, all are accepted.</param>
public sealed record OutboundOptions(Uri? PublicAddress, IReadOnlyList<LinkKey> LinkKeys);

/// <summary>Ways out of this host.</summary>
public sealed class Outbound(IEnumerable<IMailer> mailers, OutboundOptions options)
{
    private readonly Dictionary<Transport, IMailer> _mailers = mailers.ToDictionary(mailer => mailer.Transport);

    /// <returns>Null when this host has no such transport.</returns>
    public IMailer? MailerFor(Transport transport) => _mailers.GetValueOrDefault(transport);

    public Uri? UnsubscribeLinkFor(Lead lead) => options is { PublicAddress: { } address, LinkKeys: [var key, ..] }
        ? new Uri(address, $"/unsubscribe/{UnsubscribeToken.Create(key, lead.WorkflowId, lead.Prospect.Email)}")
        : null;

    /// <param name="mail">Names the mail that the links stand in.</param>
    /// <returns>Null when the host cannot be reached from outside.</returns>
    public DigestLinks? DigestLinksFor(string mail, EmailAddress to, DateTimeOffset now)
    {
        if (options is not { PublicAddress: { } address, LinkKeys: [var key, ..] })
            return null;
        var name = DecisionLink.MailOf(key, mail, to);
        return new DigestLinks(
            proposal => new Uri(address, $"/decide/{new DecisionLink(proposal, to, now + DecisionLink.Lifetime, name).ToToken(key)}"),
            DecisionLink.CodeOf(key, name));
    }

    /// <returns>Null for anything but a link that stood in a mail of ours; whether it still counts is another question.</returns>
    public DecisionLink? ReadDecisionLink(string token) => DecisionLink.Read(token, options.LinkKeys);

    /// <summary>Whether a code is the one that stood beside a link.</summary>
    public bool IsCodeOf(DecisionLink link, string code) => options.LinkKeys.Any(key =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(DecisionLink.CodeOf(key, link.Mail)), Encoding.UTF8.GetBytes(code)));

    /// <returns>Null when the host cannot be reached from outside.</returns>
    public Uri? InboxAddressFor(WorkflowId workflow) => PageFor("/inbox", workflow);

    public Uri? AuditAddressFor(WorkflowId workflow) => PageFor("/inbox/audits", workflow);

    public Uri? TrustAddressFor(WorkflowId workflow) => PageFor("/inbox/trust", workflow);

    private Uri? PageFor(string path, WorkflowId workflow) => options.PublicAddress is { } address
        ? new Uri(address, $"{path}?workflow={Uri.EscapeDataString(workflow.Value)}")
        : null;
}
