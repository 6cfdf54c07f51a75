using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Habits;

/// <summary>When the digest leaves and how much it lists. What a team states beats what was learned.</summary>
/// <param name="Hour">Full hour of the workflow's day, 0 to 23; null: shortly after something becomes due.</param>
/// <param name="Size">Most items that are named.</param>
public sealed record DigestPlan(int? Hour, int Size)
{
    private const int UsualSize = 10;

    public static DigestPlan Of(ReviewPolicy stated, TeamHabits learned) =>
        new(stated.DigestHour ?? learned.DigestHour, stated.DigestSize ?? learned.DigestSize ?? UsualSize);
}
