using System.Collections;
using System.Collections.Immutable;

namespace AutoReach.Core.Trust.Certificates;

/// <summary>
/// Certificates for a grid of thresholds that was declared before anything was seen. The weights sum to one, so all that
/// is certified together holds with confidence 1 − δ (weighted Bonferroni on e-values; Angelopoulos et al., "Learn then
/// Test"), without an order in which a strict threshold with few items would block the rest.
/// </summary>
public sealed class CertificateGrid : IReadOnlyList<Certificate>
{
    /// <summary>λ and w. Half-way up lies what automation starts at.</summary>
    private static readonly (double Threshold, double Weight)[] Declared = [(0.95, 0.2), (0.90, 0.4), (0.80, 0.2), (0.70, 0.1), (0.60, 0.1)];

    private readonly ImmutableArray<Certificate> _strictestFirst;

    private CertificateGrid(ImmutableArray<Certificate> strictestFirst) => _strictestFirst = strictestFirst;

    public int Count => _strictestFirst.Length;

    public Certificate this[int index] => _strictestFirst[index];

    public static CertificateGrid Start(RiskTerms terms) =>
        new([.. Declared.Select(declared => new Certificate(declared.Threshold, declared.Weight, terms, BettingProcess.Start, IsCertified: false))]);

    /// <param name="confidence">p, as it was stored before the answer.</param>
    public CertificateGrid After(double confidence, bool disagreed) =>
        new([.. _strictestFirst.Select(certificate => certificate.After(confidence, disagreed))]);

    /// <returns>The lowest certified threshold that is not below one; null when none is certified there.</returns>
    public double? LowestCertified(double from) =>
        _strictestFirst.LastOrDefault(certificate => certificate.IsCertified && certificate.Threshold >= from)?.Threshold;

    /// <returns>The next certified threshold above one; null when none is certified there.</returns>
    public double? NextCertifiedAbove(double threshold) =>
        _strictestFirst.LastOrDefault(certificate => certificate.IsCertified && certificate.Threshold > threshold)?.Threshold;

    /// <returns>One step of the grid down; null at its lower end.</returns>
    public Certificate? NextBelow(double threshold) => _strictestFirst.FirstOrDefault(certificate => certificate.Threshold < threshold);

    public IEnumerator<Certificate> GetEnumerator() => ((IEnumerable<Certificate>)_strictestFirst).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
