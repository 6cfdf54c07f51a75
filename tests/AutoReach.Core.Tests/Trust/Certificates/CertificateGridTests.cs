using AutoReach.Core.Trust.Certificates;

namespace AutoReach.Core.Tests.Trust.Certificates;

public class CertificateGridTests
{
    private static readonly RiskTerms Terms = new(Tolerance: 0.1, Confidence: 0.95);
    private static readonly CertificateGrid Start = CertificateGrid.Start(Terms);

    [Fact]
    public void Stricter_thresholds_come_first_and_each_needs_its_part_of_delta()
    {
        Assert.Equal([0.95, 0.9, 0.8, 0.7, 0.6], Start.Select(certificate => certificate.Threshold));
        Assert.Equal([100, 50, 100, 200, 200], Start.Select(certificate => Math.Round(certificate.Needed, 9)));
    }

    [Fact]
    public void Parts_of_delta_sum_to_all_of_it() => Assert.Equal(1 - Terms.Confidence, Start.Sum(certificate => 1 / certificate.Needed), 1e-12);

    [Fact]
    public void Nothing_is_certified_at_the_start()
    {
        Assert.All(Start, certificate => Assert.Equal((false, 0), (certificate.IsCertified, certificate.Progress)));
        Assert.Null(Start.LowestCertified(0));
        Assert.Null(Start.NextCertifiedAbove(0));
    }

    [Theory]
    [InlineData(0.9, 49)]
    [InlineData(0.95, 57)]
    [InlineData(0.8, 57)]
    [InlineData(0.7, 65)]
    [InlineData(0.6, 65)]
    public void Without_a_disagreement_the_count_down_ends_at_a_certificate(double threshold, int items)
    {
        var certificate = Start.Single(certificate => certificate.Threshold == threshold);
        for (var left = items; left > 0; left--)
        {
            Assert.Equal((left, false), (certificate.MoreAgreeing, certificate.IsCertified));
            Assert.InRange(certificate.Progress, 0, 1);
            certificate = certificate.After(threshold, disagreed: false);
        }
        Assert.Equal((0, true, 1), (certificate.MoreAgreeing, certificate.IsCertified, certificate.Progress));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Items_below_the_threshold_leave_a_certificate_as_it_is(bool disagreed)
    {
        var grid = Start.After(0.85, disagreed);
        Assert.Equal(Start.Take(2), grid.Take(2));
        Assert.All(grid.Skip(2), certificate => Assert.Equal(1, certificate.Process.Items));
        Assert.Equal(1, Start.After(0.8, disagreed)[2].Process.Items);
        Assert.Equal(0, Start.After(0.7999, disagreed)[2].Process.Items);
    }

    [Fact]
    public void Certificate_outlasts_later_disagreements()
    {
        var certificate = After(After(Start, 49, 0.9), 10, 0.9, disagreed: true)[1];
        Assert.True(certificate.EValue < 1);
        Assert.Equal((true, 0, 1), (certificate.IsCertified, certificate.MoreAgreeing, certificate.Progress));
        Assert.True(certificate.After(0.9, disagreed: true).IsCertified);
    }

    [Fact]
    public void Disagreement_makes_the_way_longer()
    {
        var certificate = Start.After(0.92, disagreed: true)[1];
        Assert.True(certificate.MoreAgreeing > 49);
        Assert.Equal(0, certificate.Progress);
    }

    [Fact]
    public void Lowest_and_next_certified_threshold_are_found()
    {
        var (only90, to80, all) = (After(Start, 49, 0.92), After(Start, 57, 0.92), After(Start, 65, 0.97));
        Assert.Equal([0.9, 0.9, null], Lowest(only90, 0.6, 0.9, 0.95));
        Assert.Equal([0.8, 0.8, 0.9, null], Lowest(to80, 0.6, 0.8, 0.85, 0.91));
        Assert.Equal([0.6, 0.6, 0.7, 0.95], Lowest(all, 0, 0.6, 0.61, 0.95));

        Assert.Equal([0.9, null], [only90.NextCertifiedAbove(0.6), only90.NextCertifiedAbove(0.9)]);
        Assert.Equal([0.9, 0.8], [to80.NextCertifiedAbove(0.8), to80.NextCertifiedAbove(0.7)]);
        Assert.Equal([0.7, 0.95, null], [all.NextCertifiedAbove(0.6), all.NextCertifiedAbove(0.9), all.NextCertifiedAbove(0.95)]);
    }

    [Theory]
    [InlineData(1.0, 0.95)]
    [InlineData(0.95, 0.9)]
    [InlineData(0.93, 0.9)]
    [InlineData(0.7, 0.6)]
    [InlineData(0.6, null)]
    public void One_step_down_the_grid_is_the_next_threshold_certified_or_not(double threshold, double? below) =>
        Assert.Equal(below, Start.NextBelow(threshold)?.Threshold);

    [Fact]
    public void Rate_at_the_tolerance_is_seldom_certified_however_long_one_looks()
    {
        var random = new Random(7);
        var certified = Enumerable.Range(0, 1000).Count(_ =>
        {
            var grid = Start;
            for (var item = 0; item < 300; item++)
                grid = grid.After(0.6 + 0.4 * random.NextDouble(), random.NextDouble() < Terms.Tolerance);
            return grid.LowestCertified(0) is not null;
        });
        Assert.InRange(certified, 0, 50); // 5 %
    }

    private static double?[] Lowest(CertificateGrid grid, params double[] from) => [.. from.Select(grid.LowestCertified)];

    private static CertificateGrid After(CertificateGrid grid, int items, double confidence, bool disagreed = false) =>
        Enumerable.Range(0, items).Aggregate(grid, (grid, _) => grid.After(confidence, disagreed));
}
