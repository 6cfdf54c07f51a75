using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Control;

/// <summary>What became of a command on a whole lead.</summary>
public abstract record ControlAnswer
{
    private ControlAnswer()
    {
    }

    public sealed record Done(Lead Lead) : ControlAnswer;

    public sealed record NotFound : ControlAnswer;

    public sealed record Refused(string Reason) : ControlAnswer;
}

/// <param name="Retried">How many were started again.</param>
/// <param name="More">There may be others.</param>
public sealed record ManyRetried(int Retried, bool More);

/// <summary>Cancel and retry of leads.</summary>
public sealed class LeadControl(LeadStore leads, ReviewDesk desk, Outbox outbox, LeadTraces traces, IOrchestrationClient client)
{
    /// <summary>What one request starts again at most.</summary>
    public const int MaxAtOnce = 1000;

    /// <summary>Stops a lead for good, unless its email is already on its way.</summary>
    public async Task<ControlAnswer> CancelAsync(LeadId id, string by, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (await desk.HandleAsync(id, null, new ReviewCommand.Cancel(by), cancellationToken))
            {
                case DeskAnswer.NotFound:
                    return new ControlAnswer.NotFound();
                case DeskAnswer.Done done:
                    return new ControlAnswer.Done(done.Lead);
            }
            if (await TryStopAsync(id, by, cancellationToken) is { } answer)
                return answer;
        }
    }

    /// <summary>Starts a failed, expired or ambiguous lead again, from research.</summary>
    /// <param name="acceptDuplicateRisk">Needed where nobody knows whether the email left.</param>
    public async Task<ControlAnswer> RetryAsync(LeadId id, string by, bool acceptDuplicateRisk, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(id, cancellationToken) is null)
            return new ControlAnswer.NotFound();
        var promise = $"retry|{id}";
        await outbox.PromiseStartsAsync(promise, [id], cancellationToken);
        string? refusal = null;
        var retried = await leads.UpdateAsync(id, null, lead =>
        {
            refusal = RefusalOfRetry(lead, acceptDuplicateRisk);
            return refusal is not null ? null : new LeadChange(
                lead with { Status = LeadStatus.Queued, Explanation = null, Run = lead.Run + 1 }, new NewEvent(new LeadEvent.LeadRetried(lead.Run + 1), by));
        }, cancellationToken);
        if (refusal is null)
            await client.StartAsync(LeadOrchestration.Flow, retried.InstanceId, id, cancellationToken);
        await outbox.StartsKeptAsync(promise, cancellationToken);
        if (refusal is not null)
            return new ControlAnswer.Refused(refusal);
        return new ControlAnswer.Done(retried);
    }

    /// <summary>
    /// Starts a workflow's failed leads again, the oldest first, as after an outage or a spent budget. Expired ones are left,
    /// since people let them lie, and so are those whose email may have left.
    /// </summary>
    /// <param name="most">At most so many.</param>
    public async Task<ManyRetried> RetryFailedAsync(WorkflowId workflow, string by, int most, CancellationToken cancellationToken)
    {
        var failed = await leads.ListAsync(workflow, LeadStatus.Failed, null, most, cancellationToken); // all of them first: one may fail again at once
        var retried = 0;
        foreach (var entry in failed.Entries)
            retried += await RetryAsync(entry.Id, by, acceptDuplicateRisk: false, cancellationToken) is ControlAnswer.Done ? 1 : 0;
        return new ManyRetried(retried, failed.Next is not null);
    }

    /// <summary>Starts a lead again that an audit found wrongly skipped; this time it is drafted.</summary>
    /// <param name="revision">The skip that was audited; nothing is done when the lead has gone on since.</param>
    public async Task TakeUpAsync(LeadId id, int revision, ReviewerId by, CancellationToken cancellationToken)
    {
        var promise = $"takeup|{id}";
        await outbox.PromiseStartsAsync(promise, [id], cancellationToken);
        var lead = await leads.UpdateAsync(id, null, skipped => skipped.Revision != revision || skipped.Status != LeadStatus.Skipped || skipped.IsWanted
                ? null : new LeadChange(
            skipped with { Status = LeadStatus.Queued, Explanation = null, Run = skipped.Run + 1, IsWanted = true },
            new NewEvent(new LeadEvent.LeadTakenUp(skipped.Run + 1), by.Value)), cancellationToken);
        if (lead.Status == LeadStatus.Queued)
            await client.StartAsync(LeadOrchestration.Flow, lead.InstanceId, id, cancellationToken);
        await outbox.StartsKeptAsync(promise, cancellationToken);
    }

    /// <summary>Stops a lead that no open review stops, by compare-and-set with the send that may begin at the same moment.</summary>
    /// <returns>Null when the lead has moved on meanwhile and has to be looked at again.</returns>
    private async Task<ControlAnswer?> TryStopAsync(LeadId id, string by, CancellationToken cancellationToken)
    {
        if (await leads.FindAsync(id, cancellationToken) is not { } lead)
            return new ControlAnswer.NotFound();
        if (lead.Value.IsFinished)
            return new ControlAnswer.Refused($"The lead is {EnumWords.Of(lead.Value.Status)} already.");
        if (await leads.FindReviewAsync(id, lead.Value.Revision, cancellationToken) is { Value.Settled: false })
            return null;
        if (await leads.IsOnItsWayAsync(id, cancellationToken))
            return new ControlAnswer.Refused("Its email is on its way already.");
        var change = new LeadChange(lead.Value with { Status = LeadStatus.Canceled }, new NewEvent(new LeadEvent.LeadCanceled(), by));
        var promise = await outbox.PromiseTracesAsync(id, cancellationToken);
        var stopped = await leads.TryReplaceAsync(lead, change, cancellationToken);
        if (stopped is not null)
            await traces.EndAsync(stopped, cancellationToken);
        await outbox.TracesKeptAsync(promise, cancellationToken);
        return stopped is null ? null : new ControlAnswer.Done(stopped);
    }

    private static string? RefusalOfRetry(Lead lead, bool acceptDuplicateRisk) => lead.Status switch
    {
        _ when lead.CopyOf is not null => "This was only shown for an opinion; there is nothing to start again.",
        LeadStatus.Failed or LeadStatus.Expired => null,
        LeadStatus.Unknown when acceptDuplicateRisk => null,
        LeadStatus.Unknown => "The email may have been sent. Look in the mail system, then retry with acceptDuplicateRisk.",
        _ => $"Only a failed, expired or unknown lead can be retried; this one is {EnumWords.Of(lead.Status)}.",
    };
}
