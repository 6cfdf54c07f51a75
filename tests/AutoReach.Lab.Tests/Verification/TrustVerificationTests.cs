using AutoReach.Lab.Verification;

namespace AutoReach.Lab.Tests.Verification;

/// <summary>The shorter version of <c>verify-trust</c>.</summary>
public sealed class TrustVerificationTests
{
    private const int Runs = 200;

    [Fact]
    public void The_mathematics_of_trust_keeps_what_it_promises_where_the_usual_gates_do_not()
    {
        var claims = TrustVerification.Run(Runs).ToList();
        Assert.All(claims, claim => Assert.True(claim.Met, $"{claim.Subject}: {claim.Result}, bar {claim.Bar}"));
        Assert.True(claims.Count(claim => claim.Bar is not null) > 30);
        Assert.Contains(claims, claim => claim.Bar is null && claim.Result.StartsWith("kept in 0.", StringComparison.Ordinal));
    }
}
