namespace AutoReach.Core.Trust.Confidence;

/// <summary>Neighbouring points that share one fitted value, their weighted mean.</summary>
/// <param name="Sum">Σ weight · y.</param>
internal readonly record struct Pool(double Weight, double Sum)
{
    public double Mean => Sum / Weight;

    /// <summary>Itself when order is read from the other end: what rose falls, and falls again when mirrored twice.</summary>
    public Pool Mirrored => new(Weight, -Sum);

    public static Pool operator +(Pool one, Pool other) => new(one.Weight + other.Weight, one.Sum + other.Sum);
}
