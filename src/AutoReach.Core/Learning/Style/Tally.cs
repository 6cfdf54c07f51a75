namespace AutoReach.Core.Learning.Style;

/// <summary>How often something was left as it was and how often it was changed; old evidence fades.</summary>
public readonly record struct Tally(double Kept, double Changed)
{
    /// <summary>Evidence counts half after so many further emails.</summary>
    private const double HalfLife = 120;

    private static readonly double Fade = Math.Pow(0.5, 1 / HalfLife);

    public Tally And(bool kept) => new(Kept * Fade + (kept ? 1 : 0), Changed * Fade + (kept ? 0 : 1));

    /// <summary>A draw from the probability that it is kept, given this evidence and a uniform prior: Beta(1 + kept, 1 + changed).</summary>
    internal double Draw(Randomness random)
    {
        var (kept, changed) = (random.Gamma(1 + Kept), random.Gamma(1 + Changed));
        return kept / (kept + changed);
    }
}

/// <summary>Repeatable random numbers from a text (SplitMix64; Steele, Lea and Flood, 2014).</summary>
internal sealed class Randomness
{
    private ulong _state;

    public Randomness(string seed) => _state = Hash(seed);

    public double Uniform()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <param name="shape">From 1 on. The method is Marsaglia's and Tsang's (2000).</param>
    public double Gamma(double shape)
    {
        var third = shape - 1.0 / 3;
        var scale = 1 / Math.Sqrt(9 * third);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
            var cubed = Math.Pow(1 + scale * normal, 3);
            if (cubed > 0 && Math.Log(1 - Uniform()) < normal * normal / 2 + third - third * cubed + third * Math.Log(cubed))
                return third * cubed;
        }
    }

    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var character in text)
            hash = (hash ^ character) * 1099511628211UL;
        return hash;
    }
}
