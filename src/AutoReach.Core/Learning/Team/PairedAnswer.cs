namespace AutoReach.Core.Learning.Team;

/// <summary>What the first reviewer of a proposal had said when a second was asked.</summary>
/// <param name="Wanted">Whether they want the lead; null where their answer did not say.</param>
public sealed record FirstAnswer(ReviewerId By, bool? Wanted);

/// <summary>Two reviewers, neither of whom knew of the other, on whether one lead is wanted.</summary>
public readonly record struct PairedAnswer(ReviewerId First, bool FirstWanted, ReviewerId Second, bool SecondWanted)
{
    public bool IsEqual => FirstWanted == SecondWanted;

    public bool IsBy(ReviewerId reviewer) => First == reviewer || Second == reviewer;
}
