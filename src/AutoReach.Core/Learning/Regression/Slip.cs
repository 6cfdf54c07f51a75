namespace AutoReach.Core.Learning.Regression;

/// <summary>
/// People click wrongly now and then. A label that a model finds almost impossible is therefore believed only in part,
/// so that single slips do not bend the weights (Copas, "Binary regression models for contaminated data", 1988).
/// </summary>
internal static class Slip
{
    /// <summary>Share of decisions that are taken to be the opposite of what was meant.</summary>
    private const double Rate = 0.02;

    /// <returns>Probability in [0,1] that 1 was meant.</returns>
    /// <param name="label">What was said.</param>
    /// <param name="probability">Of 1, by the model.</param>
    public static double Meant(bool label, double probability)
    {
        var said = label ? probability : 1 - probability;
        var meant = (1 - Rate) * said / ((1 - Rate) * said + Rate * (1 - said));
        return label ? meant : 1 - meant;
    }
}
