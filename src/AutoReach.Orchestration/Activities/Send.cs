using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;

namespace AutoReach.Orchestration.Activities;

/// <summary>
/// Sends what was approved, at most once. The intent is stored before the attempt, together with the lead, so that a
/// cancel and a send cannot both win; an intent without an end is asked after, and left to a person if nobody knows.
/// </summary>
public sealed class Send(
    LeadStore leads, WorkflowStore workflows, SuppressionList suppressions, SendingSlots slots, HeldLeads held,
    ContactedCompanies contacted, TrustDesk trust, Outbound outbound, TimeProvider clock) : IActivity<ReviewOf, SendAttempt>
{
    /// <summary>A mail system that is down or greylists is asked again for most of a day.</summary>
    public static readonly Activity<ReviewOf, SendAttempt> Step = new("send")
    {
        Retry = new RetryPolicy(MaxAttempts: 40, FirstDelay: TimeSpan.FromSeconds(2), Factor: 3, MaxDelay: TimeSpan.FromMinutes(30)),
    };

    /// <summary>How soon to look again whether a person has put right what keeps mail from leaving.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    public async Task<SendAttempt> RunAsync(ActivityContext context, ReviewOf proposal, CancellationToken cancellationToken)
    {
        var lead = await leads.FindAsync(proposal.Lead, cancellationToken) ?? throw new KeyNotFoundException($"There is no lead {proposal.Lead}.");
        if (lead.Value.CopyOf is { } original)
            throw new InvalidOperationException(
                $"{lead.Value.Id} is a copy of {original}'s proposal, made to be judged. Nothing sends it."); // no flow asks for this
        if (lead.Value.IsFinished || lead.Value.HasDone(context.Step))
            return new SendAttempt(SendKind.Ended, (await leads.ReindexedAsync(lead.Value, cancellationToken)).Status);
        var approved = await ApprovedAsync(lead.Value, proposal.Revision, cancellationToken);
        var earlier = await leads.FindIntentAsync(proposal.Lead, Envelope.KeyFor(proposal.Lead, proposal.Revision, approved.Hash), cancellationToken);
        if (earlier is { Value: { Delivery: null or { State: not DeliveryState.NotSent } } cutOff })
            return await ResumeAsync(context, proposal, cutOff, cancellationToken);
        var workflow = await workflows.GetAsync(lead.Value.WorkflowId, cancellationToken);
        if (await IsWithdrawnAsync(lead.Value, workflow, proposal.Revision, cancellationToken))
            return new SendAttempt(SendKind.Withdrawn);
        if (outbound.MailerFor(workflow.Sending.Transport) is not { } mailer)
            return await WaitForTeamAsync(proposal.Lead, $"This host has no transport '{workflow.Sending.Transport}' set up.", cancellationToken);
        var built = EnvelopeBuilder.Build(workflow, lead.Value.Prospect, approved, proposal.Lead, proposal.Revision, outbound.UnsubscribeLinkFor(lead.Value));
        if (built is EnvelopeResult.Refused refused)
            return await WaitForTeamAsync(proposal.Lead, refused.Reason, cancellationToken);
        var envelope = ((EnvelopeResult.Ready)built).Envelope;
        return await CheckAsync(lead.Value, workflow, envelope, approved, cancellationToken) switch
        {
            SendVerdict.Go => await BeginAsync(context, lead, earlier, approved, mailer, envelope, cancellationToken),
            SendVerdict.Stop stop => await EndAsync(context, proposal.Lead, LeadStatus.Skipped, ExplanationOf(stop.Reason), cancellationToken),
            SendVerdict.Later later => new SendAttempt(SendKind.Later, Until: later.Until),
            SendVerdict.Hold { Reason: HoldReason.Stale } => new SendAttempt(SendKind.Stale),
            SendVerdict.Hold { Reason: HoldReason.Paused } => await held.HoldWhileStoppedAsync(lead.Value, cancellationToken)
                ? new SendAttempt(SendKind.Held)
                : await RunAsync(context, proposal, cancellationToken),
            var verdict => throw new InvalidOperationException($"No way on from {verdict.GetType().Name}."),
        };
    }

    /// <summary>What a person settled on, or the AI's own draft where the gate let it act alone.</summary>
    private async Task<ApprovedText> ApprovedAsync(Lead lead, int revision, CancellationToken cancellationToken)
    {
        var review = await leads.FindReviewAsync(lead.Id, revision, cancellationToken);
        if (review?.Value is { Settled: true, Resolution: Resolution.Decided { Decision: { Subject: { } subject, Body: { } body, ContentHash: { } hash } } })
            return new ApprovedText(subject, body, hash);
        if (review is null && lead.Revision == revision && lead is { Gate.Route: GateRoute.Alone, Draft: { } draft })
            return new ApprovedText(draft.Subject, draft.Body, draft.Hash);
        throw new InvalidOperationException($"Revision {revision} of lead {lead.Id} was never approved.");
    }

    /// <summary>
    /// The AI was let alone when the item was routed; an alarm, a tripwire, a person, or an email to somebody else at the
    /// company may have taken that back since.
    /// </summary>
    private async Task<bool> IsWithdrawnAsync(Lead lead, Workflow workflow, int revision, CancellationToken cancellationToken)
    {
        if (lead.Gate is not { Route: GateRoute.Alone } gate || await leads.FindReviewAsync(lead.Id, revision, cancellationToken) is not null)
            return false;
        if (!(await trust.ReadAsync(workflow, cancellationToken)).PermissionFor(ProposedAction.Send, workflow.Trust).StillCovers(gate))
            return true;
        var within = workflow.Relationships.OtherContactWithin;
        return within > TimeSpan.Zero && !await contacted.TryTakeAsync(lead, within, clock.GetUtcNow(), cancellationToken);
    }

    private async Task<SendVerdict> CheckAsync(Lead lead, Workflow workflow, Envelope envelope, ApprovedText approved, CancellationToken cancellationToken)
    {
        var conditions = new SendConditions
        {
            Workflow = workflow,
            Envelope = envelope,
            ApprovedHash = approved.Hash,
            Stopped = await held.IsStoppedAsync(lead, cancellationToken),
            ResearchedAt = lead.Research?.ResearchedAt ?? DateTimeOffset.MinValue,
            Suppressed = await suppressions.FindAsync(envelope.To, cancellationToken) is not null,
        };
        var now = clock.GetUtcNow();
        var verdict = SendCheck.Decide(conditions, now);
        if (verdict is not SendVerdict.Go || workflow.Sending.DailyCap is not { } cap)
            return verdict;
        var today = LocalDay.At(now, workflow.TimeZone);
        return await slots.TryTakeAsync(workflow.Id, today, cap, envelope.IdempotencyKey, cancellationToken)
            ? verdict
            : SendCheck.Decide(conditions with { DailyCapReached = true }, now);
    }

    /// <param name="earlier">An attempt at the same text that certainly never left.</param>
    private async Task<SendAttempt> BeginAsync(
        ActivityContext context, Stored<Lead> lead, Stored<SendIntent>? earlier, ApprovedText approved, IMailer mailer, Envelope envelope,
        CancellationToken cancellationToken)
    {
        var intent = new SendIntent(envelope.IdempotencyKey, lead.Value.Revision, approved.Hash, mailer.Transport, clock.GetUtcNow());
        var (row, content) = (LeadStore.IntentRow(intent.IdempotencyKey), CoreJson.Write(intent));
        var change = new LeadChange(lead.Value, new NewEvent(new LeadEvent.SendStarted(intent.Revision, approved.Hash), Actor.System))
        {
            Alongside = [earlier is null ? new RowWrite.Insert(row, content) : new RowWrite.Replace(row, content, earlier.ETag)],
        };
        if (await leads.TryReplaceAsync(lead, change, cancellationToken) is null)
            return await RunAsync(context, new ReviewOf(lead.Value.Id, intent.Revision), cancellationToken); // somebody was faster: look again
        return await AttemptAsync(context, lead.Value.Id, intent, mailer, envelope);
    }

    /// <summary>An earlier attempt was cut off. What certainly never left goes through every check anew, as the world may have moved.</summary>
    private async Task<SendAttempt> ResumeAsync(ActivityContext context, ReviewOf proposal, SendIntent intent, CancellationToken cancellationToken)
    {
        var known = intent.Delivery ?? await AskAsync(intent, cancellationToken);
        if (known.State != DeliveryState.NotSent)
            return await FinishAsync(context, proposal.Lead, intent, known, cancellationToken);
        await PutOffAsync(proposal.Lead, intent, known);
        return await RunAsync(context, proposal, cancellationToken);
    }

    private async Task<Delivery> AskAsync(SendIntent intent, CancellationToken cancellationToken) => outbound.MailerFor(intent.Transport) is { } asked
        ? await asked.FindAsync(intent.IdempotencyKey, cancellationToken)
        : new Delivery(DeliveryState.Unknown, $"This host no longer has the transport '{intent.Transport}' that was tried.");

    /// <remarks>Once begun it is seen through and written down: a stop of the host must not turn a clean send into an unknown one.</remarks>
    private async Task<SendAttempt> AttemptAsync(ActivityContext context, LeadId id, SendIntent intent, IMailer mailer, Envelope envelope)
    {
        Delivery delivery;
        try
        {
            delivery = await mailer.SendAsync(envelope, CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or FormatException) // by its contract: before anything can have left
        {
            await PutOffAsync(id, intent, new Delivery(DeliveryState.NotSent, failure.Message));
            throw;
        }
        if (delivery.State != DeliveryState.NotSent)
            return await FinishAsync(context, id, intent, delivery, CancellationToken.None);
        await PutOffAsync(id, intent, delivery);
        throw new IOException($"The mail system did not take it: {delivery.Detail}");
    }

    private Task<Lead> PutOffAsync(LeadId id, SendIntent intent, Delivery notSent) =>
        leads.UpdateAsync(id, null, lead => new LeadChange(lead, new NewEvent(new LeadEvent.SendPutOff(notSent.Detail), Actor.System))
        {
            Alongside = [Ended(intent, notSent)],
        }, CancellationToken.None);

    private async Task<SendAttempt> FinishAsync(ActivityContext context, LeadId id, SendIntent intent, Delivery delivery, CancellationToken cancellationToken)
    {
        var (status, happened, why) = EndOf(intent, delivery);
        if (status == LeadStatus.Sent)
            await RecordSentAsync(id, intent, cancellationToken);
        await leads.UpdateAsync(id, context.Step, lead => new LeadChange(
            lead with { Status = status, Explanation = why },
            new NewEvent(happened, Actor.System))
        {
            Alongside = [Ended(intent, delivery)],
        }, cancellationToken);
        return new SendAttempt(SendKind.Ended, status);
    }

    private static (LeadStatus Status, LeadEvent Happened, string? Why) EndOf(SendIntent intent, Delivery delivery) => delivery.State switch
    {
        DeliveryState.Accepted => (LeadStatus.Sent, new LeadEvent.Sent(delivery.Detail, intent.IdempotencyKey), null),
        DeliveryState.Refused => (LeadStatus.Failed, new LeadEvent.SendRefused(delivery.Detail, intent.IdempotencyKey),
            $"The mail system refused it: {delivery.Detail}"),
        DeliveryState.Unknown => (LeadStatus.Unknown, new LeadEvent.SendUnknown(delivery.Detail, intent.IdempotencyKey),
            "It may or may not have been sent. Look in the mail system before you try again."),
        _ => throw new InvalidOperationException($"No end for {delivery.State}."),
    };

    /// <summary>Before the lead says so: a crash in between finishes the same intent again, and the fact has a key.</summary>
    private async Task RecordSentAsync(LeadId id, SendIntent intent, CancellationToken cancellationToken)
    {
        var lead = await leads.GetAsync(id, cancellationToken);
        await contacted.RecordAsync(lead, clock.GetUtcNow(), cancellationToken);
        await trust.RecordAsync(lead.WorkflowId, $"sent|{intent.IdempotencyKey}", (_, now) =>
            new TrustEvent.EmailSent(now.At, now.Week, id, intent.Revision), cancellationToken);
    }

    private static RowWrite.Upsert Ended(SendIntent intent, Delivery delivery) =>
        new(LeadStore.IntentRow(intent.IdempotencyKey), CoreJson.Write(intent with { Delivery = delivery }));

    /// <summary>Only a person can put this right; until then the approval stands and nothing is lost.</summary>
    private async Task<SendAttempt> WaitForTeamAsync(LeadId id, string why, CancellationToken cancellationToken)
    {
        await leads.UpdateAsync(id, null, lead => lead.IsFinished || lead.Explanation == why ? null : new LeadChange(
            lead with { Explanation = why }, new NewEvent(new LeadEvent.SendWaits(why), Actor.System)), cancellationToken);
        return new SendAttempt(SendKind.Later, Until: clock.GetUtcNow() + LookAgain);
    }

    private async Task<SendAttempt> EndAsync(ActivityContext context, LeadId id, LeadStatus status, string why, CancellationToken cancellationToken)
    {
        var ended = await leads.UpdateAsync(id, context.Step, lead => lead.IsFinished ? null : new LeadChange(
            lead with { Status = status, Explanation = why }, new NewEvent(new LeadEvent.SendStopped(why), Actor.System)), cancellationToken);
        return new SendAttempt(SendKind.Ended, ended.Status);
    }

    private static string ExplanationOf(StopReason reason) => reason switch
    {
        StopReason.Suppressed => "The address is on the suppression list.",
        StopReason.Altered => "The text differs from what was approved, so it was not sent.",
        _ => throw new InvalidOperationException($"No words for {reason}."),
    };
}
