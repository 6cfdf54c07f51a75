namespace AutoReach.Core.Trust.Certificates;

/// <summary>What a certificate is about, declared before its first item.</summary>
/// <param name="Tolerance">ε in (0,1): the disagreement that is tolerated.</param>
/// <param name="Confidence">1 − δ in (0,1): how sure a certificate is.</param>
public sealed record RiskTerms(double Tolerance, double Confidence);
