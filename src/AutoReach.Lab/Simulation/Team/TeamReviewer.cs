namespace AutoReach.Lab.Simulation.Team;

/// <summary>One person of a simulated team.</summary>
/// <param name="Noise">Probability in [0,1] that a decision comes out as its opposite.</param>
/// <param name="Strictness">Added to the score of every lead: below 0 this person wants fewer leads than the team.</param>
/// <param name="FromHour">Hour of the day, in [0,24), from which this person reviews.</param>
/// <param name="ToHour">Hour of the day at which this person stops, later than <paramref name="FromHour"/>, up to 24.</param>
/// <param name="Batch">Items that this person takes at a time, at least 1.</param>
public sealed record TeamReviewer(string Id, double Noise, double Strictness, double FromHour, double ToHour, int Batch)
{
    /// <param name="taste">The team's taste in the week of the decision.</param>
    /// <param name="uniform">A draw from [0,1); under <see cref="Noise"/> the decision is flipped.</param>
    public bool Wants(Taste taste, SeenLead lead, double uniform) => taste.LogOddsOf(lead) + Strictness > 0 != uniform < Noise;
}
