using System.Collections.Immutable;

namespace AutoReach.Core.Trust.Levels;

/// <summary>What became of the latest emails, for the tripwires that need no statistics.</summary>
/// <param name="Sent">The last 50 emails, oldest first.</param>
/// <param name="Bounced">Which of them bounced for good.</param>
/// <param name="Misdirected">When people answered that we have the wrong company or person.</param>
/// <param name="Complaint">The latest spam complaint.</param>
public sealed record MailOutcomes(
    ImmutableList<LeadId> Sent, ImmutableHashSet<LeadId> Bounced, ImmutableList<DateTimeOffset> Misdirected, TrustEvent.MailReported? Complaint)
{
    public const int Window = 50;

    /// <summary>More hard bounces than this share of the window trip the wire.</summary>
    public const double BounceShare = 0.05;

    /// <summary>So many answers from wrong recipients within a week trip the wire.</summary>
    public const int WrongRecipients = 2;

    public static readonly MailOutcomes None = new([], [], [], null);

    public MailOutcomes After(TrustEvent.EmailSent sent)
    {
        var window = Sent.Add(sent.Lead);
        return window.Count <= Window ? this with { Sent = window } : this with { Sent = window.RemoveAt(0), Bounced = Bounced.Remove(window[0]) };
    }

    public MailOutcomes After(TrustEvent.MailReported reported) => reported.Report switch
    {
        MailReport.HardBounce => Sent.Contains(reported.Lead) ? this with { Bounced = Bounced.Add(reported.Lead) } : this,
        MailReport.SpamComplaint => this with { Complaint = reported },
        MailReport.RepliedWrongCompany or MailReport.RepliedWrongPerson =>
            this with { Misdirected = Misdirected.RemoveAll(at => reported.At - at > TimeSpan.FromDays(7)).Add(reported.At) },
        _ => this,
    };

    /// <returns>The wire that is tripped and why; null when none is.</returns>
    public (Tripwire Wire, string Why)? Trip()
    {
        if (Complaint is not null)
            return (Tripwire.SpamComplaint, "A recipient complained of spam.");
        if (Bounced.Count > BounceShare * Window)
            return (Tripwire.HardBounces, $"{Bounced.Count} of the last {Sent.Count} emails bounced for good.");
        if (Misdirected.Count >= WrongRecipients)
            return (Tripwire.WrongRecipient, $"{Misdirected.Count} recipients within a week answered that we have the wrong company or person.");
        return null;
    }
}
