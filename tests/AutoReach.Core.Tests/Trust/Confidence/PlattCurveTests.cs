using AutoReach.Core.Trust.Confidence;

namespace AutoReach.Core.Tests.Trust.Confidence;

public class PlattCurveTests
{
    [Theory]
    [InlineData(0, 1e-6)]
    [InlineData(1e-6, 1e-6)]
    [InlineData(0.3, 0.3)]
    [InlineData(0.9, 0.9)]
    [InlineData(1, 0.999999)]
    public void Identity_believes_the_raw_score_short_of_certainty(double raw, double expected) =>
        Assert.Equal(expected, PlattCurve.Identity.At(raw), 1e-14);

    [Fact]
    public void Curve_survives_storage()
    {
        var curve = new PlattCurve(0.1 + 0.2, -1.0 / 3);
        Assert.Equal("""{"slope":0.30000000000000004,"intercept":-0.3333333333333333}""", CoreJson.Write(curve));
        Assert.Equal(curve, CoreJson.Read<PlattCurve>(CoreJson.Write(curve)));
    }
}
