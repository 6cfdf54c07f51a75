using System.Globalization;
using AutoReach.Core.Learning.Habits;
using AutoReach.Core.Learning.Team;
using AutoReach.Core.Trust;

namespace AutoReach.Web.Inbox.Trust;

/// <summary>What is known of a team and its reviewers, in sentences.</summary>
public static class TeamWords
{
    public static string Describe(ReviewerHabits habits) => string.Concat(
        $"{Words.Counted(habits.Decisions, "decision")}",
        habits.Hours is { } hours ? $", mostly between {Clock(hours.From)} and {Clock(hours.To)}" : "",
        habits.Batch is { } batch ? $", about {batch} at a time" : "",
        habits.MedianSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $", {seconds:0} seconds each") : "",
        ".");

    /// <returns>Empty when nothing is known.</returns>
    public static string Describe(ReviewerStanding standing) => string.Join(' ', Parts(standing));

    public static string Describe(ReviewerAgreement agreement) => agreement.Equal is not { } equal
        ? "No proposal has been answered by two people yet, so nothing is known of how far they agree."
        : $"Asked about the same proposal without knowing of each other, two people gave the same answer {Times(equal)}."
            + (
                agreement.Kappa is { } kappa
                ? string.Create(CultureInfo.InvariantCulture, $" Kappa is {kappa:0.00}: 0 is what chance would give, 1 is always the same.") : "");

    public static string Describe(DigestPlan digest) =>
        $"The digest leaves {(digest.Hour is { } hour ? $"at {Clock(hour)}" : "shortly after something has waited too long")} and names up to {digest.Size}.";

    public static string Describe(ConcernRate rate) =>
        $"{(rate.Concern.Flag is { } flag ? Words.Describe(flag) : "The AI was not sure")}: something was changed {Times(rate.Changed)}.";

    private static IEnumerable<string> Parts(ReviewerStanding standing)
    {
        if (standing.Agreement is { } agreement)
            yield return $"Same answer as somebody else {Times(agreement)}.";
        if (standing.IsMeasured)
            yield return string.Create(CultureInfo.InvariantCulture, $"Counts {standing.Reliability:0.00} when taste is learned.");
        if (standing.KnownBad is { } knownBad)
            yield return $"Caught planted faults {Times(knownBad)}.";
    }

    private static string Times(CountedShare share) =>
        $"{share.Hits} of {Words.Counted(share.Of, "time")} ({Words.Percent(share.Low)} to {Words.Percent(share.High)})";

    private static string Clock(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour % 24}:00");
}
