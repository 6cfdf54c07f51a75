using System.Globalization;
using System.Text.Json.Serialization;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Trust.Levels;

/// <summary>One thing that has to hold before the level may rise.</summary>
/// <param name="Sentence">What it is, with how far it is: <c>64 reviews (50 needed)</c>.</param>
/// <param name="Progress">In [0,1]; 1 when it holds.</param>
public sealed record Requirement(string Sentence, double Progress)
{
    public bool IsMet => Progress >= 1;

    /// <summary>It is about evidence that a threshold still needs.</summary>
    [JsonIgnore]
    public bool IsCertificate { get; init; }
}

/// <summary>Learning, calibration, trust, mature: what each level takes.</summary>
public static class TrustLevels
{
    public const int Max = 4;
    public const int DaysAtLevel1 = 7;
    public const double AgreementForLevel3 = 0.80;
    public const int WeeksForLevel3 = 2;
    public const int SuccessfulReviewsForLevel4 = 200;
    public const int DaysAtLevel3 = 28;
    public const int AuditsForLevel4 = 2;

    /// <summary>At most one level a week.</summary>
    public static readonly TimeSpan MinStay = TimeSpan.FromDays(7);

    /// <summary>s in [0.1,0.2]: how much of what could go alone a person still sees.</summary>
    public static double SampleRate(int level, TrustPolicy policy) => level >= 3 ? policy.SampleRateTrusted : policy.SampleRate;

    /// <summary>What the next level asks for; empty at the highest.</summary>
    public static IReadOnlyList<Requirement> ForNext(TrustState state, TrustPolicy policy, DateTimeOffset now) => state.Level switch
    {
        1 => [Reviews(state.Reviews, policy.ReviewsForLevel2), Days(state, DaysAtLevel1, now), CertifiedSend(state)],
        2 => [Agreement(state), Days(state, DaysAtLevel1, now)],
        3 =>
        [
            Counted("agreeing reviews", state.SuccessfulReviews, SuccessfulReviewsForLevel4), Days(state, DaysAtLevel3, now),
            new Requirement(state.HasOpenAlarm ? "an alarm is open" : "no alarm is open", state.HasOpenAlarm ? 0 : 1), AuditsAnswered(state, now),
        ],
        Max => [],
        _ => throw new InvalidOperationException($"There is no level {state.Level}."),
    };

    /// <summary>What keeps the level where it is, whatever has been shown; null: nothing does.</summary>
    public static string? Held(TrustState state)
    {
        if (state.Pinned is not null)
            return "The level is pinned.";
        if (state.Level >= state.Cap)
            return $"The level is capped at {state.Cap}.";
        if (state.HasOverdueAudit)
            return "An audit has not been answered in time.";
        return state.Trip is { } trip ? $"{trip.Why} A person has to resume." : null;
    }

    public static bool MayRise(TrustState state, TrustPolicy policy, DateTimeOffset now) =>
        state.Level < Max && Held(state) is null && now - state.Since >= MinStay
        && ForNext(state, policy, now).All(requirement => requirement.IsMet);

    private static Requirement Reviews(int has, int needs) => Counted("reviews", has, needs);

    private static Requirement Counted(string what, int has, int needs) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{has} {what} ({needs} needed)"), Math.Min(1, has / (double)needs));

    private static Requirement Days(TrustState state, int needs, DateTimeOffset now)
    {
        var has = Math.Max(0, (now - state.Since).TotalDays);
        return new(string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(has):0} days at this level ({needs} needed)"), Math.Min(1, has / needs));
    }

    private static Requirement CertifiedSend(TrustState state)
    {
        var certificates = state.Send.Certificates;
        var certified = certificates.LowestCertified(TrustRules.FirstThreshold) ?? certificates.LowestCertified(0);
        return new(certified is { } threshold
            ? string.Create(CultureInfo.InvariantCulture, $"emails from {threshold:0.00} on are certified")
            : "no threshold for emails is certified yet", certificates.Max(certificate => certificate.Progress))
        {
            IsCertificate = true,
        };
    }

    private static Requirement Agreement(TrustState state)
    {
        var good = state.WeeksAtLevel.Reverse().TakeWhile(week => week.LowerBound >= AgreementForLevel3).Count();
        var last = state.WeeksAtLevel is [.., var week] ? week.LowerBound : 0;
        return new(string.Create(CultureInfo.InvariantCulture,
            $"{good} weeks in a row with at least {AgreementForLevel3:P0} agreement for sure ({WeeksForLevel3} needed; the last had {last:P0})"),
                Math.Min(1, good / (double)WeeksForLevel3));
    }

    /// <summary>The last two audits that are due: one drawn within the last seven days may still be open.</summary>
    private static Requirement AuditsAnswered(TrustState state, DateTimeOffset now)
    {
        var due = state.Audits.Reverse().SkipWhile(audit => !audit.IsAnswered && now - audit.DrawnAt < MinStay).Take(AuditsForLevel4).ToList();
        return Counted("latest audits answered", due.Count(audit => audit.IsAnswered), AuditsForLevel4);
    }
}
