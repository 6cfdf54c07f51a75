namespace AutoReach.Core.Trust;

/// <summary>The regularised incomplete beta function I_x(a, b) of whole a and b: P(X ≥ a) for X binomial of a + b − 1 trials at rate x.</summary>
internal static class IncompleteBeta
{
    /// <param name="x">In [0,1].</param>
    /// <param name="a">At least 1.</param>
    /// <param name="b">At least 1.</param>
    /// <returns>In [0,1], rising with x.</returns>
    public static double At(double x, int a, int b)
    {
        if (x is 0 or 1)
            return x;
        // The fraction converges fast on this side of the mean only; on the other, I_x(a, b) = 1 − I_{1−x}(b, a).
        return x > (a + 1.0) / (a + b + 2.0) ? 1 - Tail(1 - x, b, a) : Tail(x, a, b);
    }

    /// <summary>The x in [0,1] where I_x(a, b) is a probability, by halving until no double lies between.</summary>
    public static double Quantile(double probability, int a, int b)
    {
        var (low, high) = (0.0, 1.0);
        for (var middle = 0.5; middle > low && middle < high; middle = low + (high - low) / 2)
        {
            if (At(middle, a, b) < probability)
                low = middle;
            else
                high = middle;
        }
        return high;
    }

    /// <summary>DLMF 8.17.22, x^a (1 − x)^b / (a B(a, b)) over the fraction 1 + d₁/(1 + d₂/(1 + …)), by Lentz's method.</summary>
    private static double Tail(double x, int a, int b)
    {
        var logFactor = a * Math.Log(x) + b * Math.Log(1 - x)
            + LogFactorial(a + b - 1) - LogFactorial(a) - LogFactorial(b - 1);
        var (fraction, numerator, denominator) = (1.0, 1.0, 0.0);
        for (var step = 1; step <= 10_000; step++)
        {
            var term = Term(step, x, a, b);
            denominator = 1 / (1 + term * denominator);
            numerator = 1 + term / numerator;
            var factor = numerator * denominator;
            fraction *= factor;
            if (Math.Abs(factor - 1) < 1e-15)
                break;
        }
        return Math.Exp(logFactor) / fraction;
    }

    /// <summary>d₁, d₂ … of DLMF 8.17.23.</summary>
    private static double Term(int step, double x, double a, double b)
    {
        var m = step / 2;
        return step % 2 == 0
            ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    }

    /// <summary>Exact products up to 20!, from there Stirling's series (DLMF 5.11.1), whose next term is below 1e-15.</summary>
    private static double LogFactorial(int n)
    {
        if (n <= 20)
        {
            var product = 1.0;
            for (var factor = 2; factor <= n; factor++)
                product *= factor;
            return Math.Log(product);
        }
        var (inverse, square) = (1.0 / n, 1.0 / n / n);
        return (n + 0.5) * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI)
            + inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    }
}
