using System.Globalization;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Certificates;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Trust.Levels;

/// <summary>Why not yet, in words and numbers: what is missing for the next level, or else for the next threshold.</summary>
public static class WhyNotYet
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Sentence(TrustState state, TrustPolicy policy, DateTimeOffset now)
    {
        if (state.Proposal is { } proposal)
            return string.Create(Culture, $"Level {proposal.To} is proposed and waits for an administrator.");
        if (state.Level < TrustLevels.Max && TrustLevels.Held(state) is { } held)
            return held;
        var needsCertificate = state.Send.Threshold is null && !state.Send.Certificates.Any(certificate => certificate.IsCertified);
        if (needsCertificate && Recertify(state.Send, "emails", now) is { } certificate)
            return Joined([certificate, .. Missing(state, policy, now)], state.Level);
        var missing = Missing(state, policy, now).ToList();
        if (missing.Count > 0)
            return Joined(missing, state.Level);
        return ThresholdsThatMayFall(state, policy, now) ?? "There is nothing more to earn. Audits and the alarm keep watch.";
    }

    /// <summary>How many agreeing answers the nearest certificate still needs, and how long that takes at the rate of the last seven days.</summary>
    private static string? Recertify(ActionTrust trust, string what, DateTimeOffset now) =>
        trust.Certificates.Where(certificate => certificate.Threshold >= TrustRules.FirstThreshold && !certificate.IsCertified)
            .MinBy(certificate => certificate.MoreAgreeing) is { } nearest ? Told(nearest, trust, what, now) : null;

    private static string Told(Certificate nearest, ActionTrust trust, string what, DateTimeOffset now)
    {
        var more = nearest.MoreAgreeing;
        var aWeek = trust.Recent.Count(answer => now - answer.At < TimeSpan.FromDays(7) && answer.Confidence >= nearest.Threshold);
        var rate = aWeek == 0 ? "" : string.Create(Culture, $" (about {Math.Ceiling(more / (aWeek / 7.0)):0} days at this week's rate)");
        return string.Create(Culture, $"{more} more agreeing reviews of {what} at or above {nearest.Threshold:0.00}{rate}");
    }

    /// <summary>Certificates are told with their numbers by <see cref="Recertify"/>.</summary>
    private static IEnumerable<string> Missing(TrustState state, TrustPolicy policy, DateTimeOffset now) =>
        TrustLevels.ForNext(state, policy, now).Where(requirement => !requirement.IsMet && !requirement.IsCertificate)
            .Select(requirement => requirement.Sentence);

    private static string? ThresholdsThatMayFall(TrustState state, TrustPolicy policy, DateTimeOffset now)
    {
        foreach (var (action, what) in new[] { (ProposedAction.Send, "emails"), (ProposedAction.Skip, "skips") })
        {
            var trust = state.For(action);
            if (trust.Threshold is null && Recertify(trust, what, now) is { } first)
                return $"{first} for {what} to go alone.";
            if (trust.Threshold is { } tau && trust.Certificates.NextBelow(tau) is { IsCertified: false } below && below.Threshold >= policy.Floor)
                return $"{Told(below, trust, what, now)} for the threshold to fall to {below.Threshold.ToString("0.00", Culture)}.";
        }
        return null;
    }

    private static string Joined(IEnumerable<string> parts, int level)
    {
        var list = parts.ToList();
        var sentence = list.Count == 1 ? list[0] : $"{string.Join(", ", list[..^1])} and {list[^1]}";
        return level < TrustLevels.Max ? string.Create(Culture, $"For level {level + 1}: {sentence}.") : $"To act alone again: {sentence}.";
    }
}
