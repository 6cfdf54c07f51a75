using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AutoReach.Core.Sending;

namespace AutoReach.Core.Review;

/// <summary>Exactly what is proposed, so that a link to it is void once anything about it has changed.</summary>
/// <param name="Attempt">Of the review; a decision that was taken back does not bring an old link to life again.</param>
/// <param name="Hash">Of the draft; empty for a proposed skip.</param>
public sealed record ProposalRef(LeadId Lead, int Revision, int Attempt, string Hash)
{
    public static ProposalRef Of(ReviewState review) => new(review.Lead, review.Revision, review.Attempt, review.Proposed?.Hash ?? "");
}

/// <summary>
/// A link in a digest that shows one proposal and lets its reader decide on it. The address alone decides nothing, since
/// scanners open all links and even post forms: a person types the code that stands in the same mail, or is signed in.
/// </summary>
/// <param name="Reviewer">Who was written to; who decides with the code.</param>
/// <param name="Expires">To the second, at most <see cref="Lifetime"/> after it was written.</param>
/// <param name="Mail">Names the mail; 128 bits that nobody can guess. Its code, and how often it was mistyped, belong to it.</param>
public sealed record DecisionLink(ProposalRef Proposal, EmailAddress Reviewer, DateTimeOffset Expires, string Mail)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    private const int Codes = 1_000_000;

    private static ReadOnlySpan<byte> Purpose => "autoreach decide\n"u8;

    /// <summary>The same whenever the same mail is written again.</summary>
    /// <param name="mail">Which mail, for example the instance that sends it.</param>
    public static string MailOf(LinkKey key, string mail, EmailAddress to) =>
        Digest.Base32(key.Sign(Encoding.UTF8.GetBytes($"autoreach decide mail\n{mail}\n{to}")).AsSpan(0, 16));

    public string ToToken(LinkKey key) => SignedToken.Create(
        key, Purpose, Proposal.Lead.Value, Number(Proposal.Revision), Number(Proposal.Attempt), Proposal.Hash, Reviewer.Value,
        Number(Expires.ToUnixTimeSeconds()), Mail);

    /// <param name="keys">Those whose links still count.</param>
    /// <returns>Null for anything that <see cref="ToToken"/> did not return for one of the keys, letter by letter.</returns>
    public static DecisionLink? Read(string? token, IReadOnlyCollection<LinkKey> keys) =>
        SignedToken.Read(token, keys, Purpose, count: 7) is [var lead, var revision, var attempt, var hash, var reviewer, var expires, var mail]
            ? new DecisionLink(
                new ProposalRef(LeadId.Of(lead), (int)Number(revision), (int)Number(attempt), hash),
                EmailAddress.Of(reviewer), DateTimeOffset.FromUnixTimeSeconds(Number(expires)), mail)
            : null;

    /// <summary>Six digits that stand in the mail and in no address.</summary>
    /// <param name="mail">See <see cref="MailOf"/>.</param>
    public static string CodeOf(LinkKey key, string mail)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(key.Sign(Encoding.UTF8.GetBytes($"autoreach decide code\n{mail}")));
        return (bits % Codes).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
