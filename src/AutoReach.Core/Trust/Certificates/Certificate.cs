namespace AutoReach.Core.Trust.Certificates;

/// <summary>
/// Whether it is certified that at most ε of the items at or above a threshold meet with disagreement. It is about the
/// confidence as it was stored before the answer, so the models may change between items; and it may be looked at after
/// every item, at no cost (closest published match: "Trust or Escalate", arXiv 2407.18370).
/// </summary>
/// <param name="Threshold">λ in [0,1].</param>
/// <param name="Weight">w in (0,1]: this threshold's part of δ.</param>
/// <param name="Process">The evidence so far.</param>
/// <param name="IsCertified">The evidence has once been enough; that holds for the rest of the epoch, since Ville's inequality is about the supremum.</param>
public sealed record Certificate(double Threshold, double Weight, RiskTerms Terms, BettingProcess Process, bool IsCertified)
{
    public double EValue => Process.EValue(Terms.Tolerance);

    /// <summary>1/(δ·w).</summary>
    public double Needed => 1 / ((1 - Terms.Confidence) * Weight);

    /// <summary>So many agreeing answers in a row would certify it; 0 when it is certified.</summary>
    public int MoreAgreeing => IsCertified ? 0 : Process.AgreementsUntil(Needed, Terms.Tolerance);

    /// <summary>How much of the evidence is there, in [0,1], on the logarithmic scale on which it grows evenly.</summary>
    public double Progress => IsCertified ? 1 : Math.Clamp(Math.Log(EValue) / Math.Log(Needed), 0, 1);

    /// <param name="confidence">p, as it was stored before the answer.</param>
    public Certificate After(double confidence, bool disagreed)
    {
        if (confidence < Threshold)
            return this;
        var next = this with { Process = Process.After(disagreed) };
        return next with { IsCertified = IsCertified || next.EValue >= next.Needed };
    }
}
