using AutoReach.Core.Drafting;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Sending;

/// <summary>All that the last check before a send looks at, read at that moment.</summary>
public sealed record SendConditions
{
    /// <summary>As it is now, not as it was at the approval.</summary>
    public required Workflow Workflow { get; init; }

    /// <summary>Exactly what would leave.</summary>
    public required Envelope Envelope { get; init; }

    /// <summary>Stored with the decision.</summary>
    public required string ApprovedHash { get; init; }

    /// <summary>The workflow is paused, or everything is.</summary>
    public required bool Stopped { get; init; }

    public required DateTimeOffset ResearchedAt { get; init; }

    /// <summary>The prospect is on the suppression list.</summary>
    public required bool Suppressed { get; init; }

    /// <summary>Every sending slot of today, in the workflow's time zone, is taken by another email.</summary>
    public bool DailyCapReached { get; init; }
}

/// <summary>The re-check at the last moment: a decision may be days old, and the world has moved.</summary>
public static class SendCheck
{
    /// <remarks>What ends a send for good is looked at first, so that a pause never hides it.</remarks>
    /// <exception cref="TimeZoneNotFoundException">The workflow's time zone is unknown on this machine, and the cap is reached.</exception>
    public static SendVerdict Decide(SendConditions conditions, DateTimeOffset now)
    {
        var workflow = conditions.Workflow;
        if (conditions.Suppressed)
            return new SendVerdict.Stop(StopReason.Suppressed);
        if (!IsApproved(conditions))
            return new SendVerdict.Stop(StopReason.Altered);
        if (conditions.Stopped)
            return new SendVerdict.Hold(HoldReason.Paused);
        if (now - conditions.ResearchedAt > workflow.Sending.StaleAfter)
            return new SendVerdict.Hold(HoldReason.Stale);
        if (conditions.DailyCapReached)
            return new SendVerdict.Later(LocalDay.NextStart(now, TimeZoneInfo.FindSystemTimeZoneById(workflow.TimeZone)));
        return new SendVerdict.Go();
    }

    private static bool IsApproved(SendConditions conditions)
    {
        var envelope = conditions.Envelope;
        var footer = Footer.For(conditions.Workflow.Messaging.Sender, envelope.Unsubscribe);
        return Footer.TryRemove(envelope.Body, footer) is { } body
            && ContentHash.Compute(envelope.Subject, body) == conditions.ApprovedHash;
    }
}
