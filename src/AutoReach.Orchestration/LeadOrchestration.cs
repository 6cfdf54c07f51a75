using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust;
using AutoReach.Orchestration.Activities;

namespace AutoReach.Orchestration;

/// <summary>
/// A lead's way: research, qualify, propose, then the gate decides whether a person decides; what was decided is done
/// and recorded. Written once, hosted by every runtime. A change of the order of steps is a new version of the flow.
/// </summary>
public static class LeadOrchestration
{
    public static readonly Flow<LeadId> Flow = new("lead", Version: 1);

    /// <summary>A held lead looks again by itself at least so often, should the signal of a resume get lost.</summary>
    private static readonly TimeSpan HeldPatience = TimeSpan.FromDays(1);

    public static async Task<LeadStatus> RunAsync(IOrchestration orchestration, LeadId lead)
    {
        try
        {
            return await FollowAsync(orchestration, lead);
        }
        catch (ActivityFailedException failure)
        {
            return await orchestration.CallAsync(Conclude.Step, new Conclusion(lead, LeadStatus.Failed, failure.Message));
        }
    }

    private static async Task<LeadStatus> FollowAsync(IOrchestration orchestration, LeadId lead)
    {
        if (!await AdmitAsync(orchestration, lead))
            return LeadStatus.Skipped;
        var action = await AssessAsync(orchestration, lead);
        string? instruction = null;
        while (true)
        {
            var revision = await orchestration.CallAsync(Propose.Step, new Proposal(lead, action, instruction));
            var next = await DecideAsync(orchestration, new ReviewOf(lead, revision), action);
            switch (next.Kind)
            {
                case NextKind.End:
                    return next.Status;
                case NextKind.Redraft:
                    (action, instruction) = (ProposedAction.Send, next.Instruction);
                    break;
                case NextKind.Assess: // The world has moved since it was researched: look again, propose again.
                    action = await AssessAsync(orchestration, lead);
                    instruction = null;
                    break;
                default:
                    throw new InvalidOperationException($"No way on from {next.Kind}.");
            }
        }
    }

    /// <summary>Has one proposal decided, by a person or the AI alone, and does what was decided.</summary>
    private static async Task<NextStep> DecideAsync(IOrchestration orchestration, ReviewOf proposal, ProposedAction action)
    {
        while (true)
        {
            var alone = await RouteAsync(orchestration, proposal.Lead) == GateRoute.Alone;
            var decided = alone ? NextStep.Approved(action) : await AwaitPersonAsync(orchestration, proposal.Lead, proposal.Revision);
            if (decided.Kind == NextKind.Redraft)
                return decided;
            var done = decided.Kind == NextKind.Send
                ? await SendAsync(orchestration, proposal)
                : NextStep.Ended(await orchestration.CallAsync(Conclude.Step, new Conclusion(proposal.Lead, decided.Status, null)));
            if (done is null)
                continue; // Trust was taken back before it left: it is routed anew.
            if (alone && done.Kind == NextKind.End)
                await orchestration.CallAsync(RecordAlone.Step, proposal);
            return done;
        }
    }

    /// <returns>False when the lead may not be worked on at all.</returns>
    private static async Task<bool> AdmitAsync(IOrchestration orchestration, LeadId lead)
    {
        while (await orchestration.CallAsync(Admit.Step, lead) is var admission)
        {
            if (admission != Admission.Held)
                return admission == Admission.Admitted;
            await orchestration.WaitForAsync(Signals.Resumed, HeldPatience);
        }
        throw new InvalidOperationException("Unreachable: an admission is always a value.");
    }

    private static async Task<ProposedAction> AssessAsync(IOrchestration orchestration, LeadId lead)
    {
        orchestration.SetStatus(nameof(LeadStatus.Researching));
        await orchestration.CallAsync(Research.Step, lead);
        orchestration.SetStatus(nameof(LeadStatus.Qualifying));
        var action = await orchestration.CallAsync(Qualify.Step, lead);
        orchestration.SetStatus(nameof(LeadStatus.Drafting));
        return action;
    }

    private static async Task<GateRoute> RouteAsync(IOrchestration orchestration, LeadId lead)
    {
        while (true)
        {
            var route = await orchestration.CallAsync(Route.Step, lead);
            if (route != GateRoute.Held)
                return route;
            await orchestration.WaitForAsync(Signals.Resumed, HeldPatience);
        }
    }

    private static async Task<NextStep> AwaitPersonAsync(IOrchestration orchestration, LeadId lead, int revision)
    {
        var proposal = new ReviewOf(lead, revision);
        var deadlines = await orchestration.CallAsync(OpenReview.Step, proposal);
        orchestration.SetStatus(nameof(LeadStatus.AwaitingDecision));
        while (true)
        {
            var progress = await orchestration.CallAsync(ReadReview.Step, proposal);
            if (progress.SettleAt is { } settleAt)
            {
                if (settleAt > orchestration.Now)
                    await orchestration.SleepUntilAsync(settleAt);
                if (await orchestration.CallAsync(SettleReview.Step, new Settlement(lead, revision, progress.Attempt)) is { } next)
                    return next;
                continue; // Undone in time: it waits again.
            }
            var (due, at) = deadlines.NextAfter(progress.Urgency);
            var patience = at - orchestration.Now;
            var woken = patience > TimeSpan.Zero && await orchestration.WaitForAsync(Signals.Resolved(revision, progress.Attempt), patience);
            if (!woken)
                await orchestration.CallAsync(RaiseReview.Step, new Raise(lead, revision, due));
        }
    }

    /// <returns>Null when the AI may no longer send this alone.</returns>
    private static async Task<NextStep?> SendAsync(IOrchestration orchestration, ReviewOf proposal)
    {
        orchestration.SetStatus(nameof(LeadStatus.Scheduled));
        while (true)
        {
            var attempt = await orchestration.CallAsync(Send.Step, proposal);
            switch (attempt.Kind)
            {
                case SendKind.Ended:
                    return NextStep.Ended(attempt.Status);
                case SendKind.Stale:
                    return NextStep.AssessAgain;
                case SendKind.Withdrawn:
                    return null;
                case SendKind.Later:
                    await orchestration.SleepUntilAsync(attempt.Until);
                    break;
                case SendKind.Held:
                    await orchestration.WaitForAsync(Signals.Resumed, HeldPatience);
                    break;
                default:
                    throw new InvalidOperationException($"No way on from {attempt.Kind}.");
            }
        }
    }
}
