using System.Globalization;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;

namespace AutoReach.Orchestration;

/// <summary>What wakes a waiting lead. The payload says nothing: the flow reads what happened from storage.</summary>
public static class Signals
{
    /// <summary>Named by revision and attempt, so that no wake-up for an earlier proposal ends the wait for a later one.</summary>
    public static Signal<bool> Resolved(int revision, int attempt) =>
        new(string.Create(CultureInfo.InvariantCulture, $"resolved/{revision}/{attempt}"));

    /// <summary>Who waits for a review: the lead's own orchestration, that of the audit that drew it, or that of the copy.</summary>
    public static string WaitingFor(Lead lead, ReviewState review) => review switch
    {
        { Audit: not null } => AuditItem.InstanceIdFor(review.Lead, review.Revision),
        { Copy: not null } => CopyItem.InstanceIdFor(review.Lead, review.Revision),
        _ => lead.InstanceId,
    };

    public static Signal<bool> Resolved(ReviewState review) => Resolved(review.Revision, review.Attempt);

    /// <summary>The workflow runs again.</summary>
    public static readonly Signal<bool> Resumed = new("resumed");
}
