namespace AutoReach.Core.Trust;

/// <summary>So many of so many, with what that says of the true share.</summary>
/// <param name="Of">At least 1.</param>
public sealed record CountedShare(int Hits, int Of)
{
    /// <summary>In [0,1].</summary>
    public double Share => (double)Hits / Of;

    /// <summary>Lower end of the 90 % interval, in [0,1]; see <see cref="Binomial.WilsonInterval"/>.</summary>
    public double Low => Binomial.WilsonInterval(Share, Of, Binomial.Quantile90).Low;

    public double High => Binomial.WilsonInterval(Share, Of, Binomial.Quantile90).High;

    /// <returns>Null of nothing.</returns>
    public static CountedShare? OrNone(int hits, int of) => of == 0 ? null : new CountedShare(hits, of);
}
