namespace AutoReach.Core.Trust.Audits;

/// <summary>The probability π that a person sees an item, over all the draws that it takes part in.</summary>
public static class Propensity
{
    /// <summary>s + (1 − s)·n/N: drawn at the gate, or else by the audit.</summary>
    /// <param name="gateSample">s in (0,1].</param>
    /// <param name="auditShare">n/N in [0,1].</param>
    public static double Combined(double gateSample, double auditShare) => gateSample + (1 - gateSample) * auditShare;
}
