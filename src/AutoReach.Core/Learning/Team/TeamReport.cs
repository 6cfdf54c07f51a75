using AutoReach.Core.Learning.Habits;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Team;

/// <summary>How a team works and how far its reviewers agree, as memory has it now.</summary>
/// <param name="Standings">In the order of the habits' reviewers.</param>
/// <param name="Digest">As it is in force.</param>
public sealed record TeamReport(TeamHabits Habits, ReviewerAgreement Agreement, IReadOnlyList<ReviewerStanding> Standings, DigestPlan Digest)
{
    public static TeamReport Of(AgentMemory memory, ReviewPolicy stated)
    {
        var habits = memory.Habits.Habits();
        return new TeamReport(habits, memory.Team.Agreement(), [.. habits.Reviewers.Select(reviewer => memory.Team.StandingOf(reviewer.Reviewer))],
            DigestPlan.Of(stated, habits));
    }

    public IEnumerable<(ReviewerHabits Habits, ReviewerStanding TrustProjection)> Reviewers => Habits.Reviewers.Zip(Standings);
}
