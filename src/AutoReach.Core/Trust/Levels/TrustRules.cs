using System.Globalization;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Trust.Levels;

/// <summary>When something is written: the moment, and the Monday of its week in the workflow's time zone.</summary>
public readonly record struct Stamp(DateTimeOffset At, DateOnly Week);

/// <summary>What follows by itself from where trust stands: taken back at once, given step by step. Pure.</summary>
public static class TrustRules
{
    /// <summary>τ starts here, or at the lowest certified threshold above.</summary>
    public const double FirstThreshold = 0.90;

    /// <summary>τ falls one step of the grid in this time at most.</summary>
    public static readonly TimeSpan ThresholdStay = TimeSpan.FromDays(7);

    /// <summary>A proposal that was declined is not made again for so long.</summary>
    public static readonly TimeSpan DeclineHolds = TimeSpan.FromDays(7);

    private static readonly ProposedAction[] Actions = [ProposedAction.Send, ProposedAction.Skip];

    /// <returns>The events that are due now, in order; empty when nothing is. To be applied before asking again.</returns>
    public static IReadOnlyList<TrustEvent> Due(TrustState state, TrustPolicy policy, Stamp now)
    {
        foreach (var action in Actions)
            if (state.For(action).Alarm.IsRaised)
                return Alarm(state, action, now);
        if (state.Trip is null && state.Mail.Trip() is var (wire, why))
            return [new TrustEvent.Tripped(now.At, now.Week, wire, why)];
        foreach (var action in Actions)
            if (ThresholdMove(state.For(action), action, policy, now) is { } move)
                return [move];
        return Promotion(state, policy, now) is { } promotion ? [promotion] : [];
    }

    /// <summary>One level down, two when the disagreement is more than twice what is tolerated; τ up, or at level 1 gone; certificates start anew.</summary>
    private static IReadOnlyList<TrustEvent> Alarm(TrustState state, ProposedAction action, Stamp now)
    {
        var trust = state.For(action);
        var tolerance = state.Epoch.Terms.Tolerance;
        var since = ChangePoint.Find([.. trust.Checked.Select(item => item.Disagreed)], tolerance);
        var offenders = trust.Checked.Skip(trust.Checked.Count - since.Of).Where(item => item.Disagreed).Select(item => item.Lead);
        var seen = string.Create(CultureInfo.InvariantCulture,
            $"{since.Disagreements} of the last {since.Of} checked {Plural(action)} met with disagreement; {tolerance:P0} is tolerated.");
        var events = new List<TrustEvent>
        {
            new TrustEvent.AlarmRaised(now.At, now.Week, action, trust.Alarm.Value, since.Disagreements, since.Of, [.. offenders], state.FullAuto),
        };
        var to = Math.Max(1, state.Level - (since.Rate > 2 * tolerance ? 2 : 1));
        foreach (var one in Actions)
            if (state.For(one).Threshold is { } tau && (one == action || to == 1))
                events.Add(
                    new TrustEvent.ThresholdMoved(now.At, now.Week, one, tau, to == 1 ? null : trust.Certificates.NextCertifiedAbove(tau),
                    "The alarm was raised. " + seen));
        if (to < state.Level)
            events.Add(new TrustEvent.LevelChanged(now.At, now.Week, state.Level, to, LevelCause.Alarm, Actor.System, seen));
        events.Add(new TrustEvent.EpochOpened(now.At, now.Week, state.Epoch.Number + 1, state.Epoch.Basis, state.Epoch.Terms, EpochCause.Alarm, History.Keep));
        return events;
    }

    private static TrustEvent.ThresholdMoved? ThresholdMove(ActionTrust trust, ProposedAction action, TrustPolicy policy, Stamp now)
    {
        if (trust.Threshold is not { } tau)
            return trust.Certificates.LowestCertified(Math.Max(FirstThreshold, policy.Floor)) is { } first
                ? Move(first, "It is certified.")
                : null;
        if (tau < policy.Floor)
            return Move(trust.Certificates.LowestCertified(policy.Floor), "The policy's floor is higher.");
        return now.At - trust.ThresholdMovedAt >= ThresholdStay && trust.Certificates.NextBelow(tau) is { IsCertified: true } below
            && below.Threshold >= policy.Floor
            ? Move(below.Threshold, "The next lower threshold is certified, and a week has passed.")
            : null;

        TrustEvent.ThresholdMoved Move(double? to, string why) => new(now.At, now.Week, action, trust.Threshold, to, why);
    }

    private static TrustEvent? Promotion(TrustState state, TrustPolicy policy, Stamp now)
    {
        if (!TrustLevels.MayRise(state, policy, now.At))
            return null;
        var evidence = string.Join("; ", TrustLevels.ForNext(state, policy, now.At).Select(requirement => requirement.Sentence)) + ".";
        if (policy.AutoPromote)
            return new TrustEvent.LevelChanged(now.At, now.Week, state.Level, state.Level + 1, LevelCause.Promotion, Actor.System, evidence);
        var wasDeclined = state.DeclinedAt is { } declined && now.At - declined < DeclineHolds;
        return state.Proposal is null && !wasDeclined ? new TrustEvent.PromotionProposed(now.At, now.Week, state.Level + 1, evidence) : null;
    }

    private static string Plural(ProposedAction action) => action == ProposedAction.Send ? "emails" : "skips";
}
