using System.Text.Json;

namespace AutoReach.Infra.Tests;

/// <summary>Writes the review that <c>infra/review.sh</c> prints.</summary>
public sealed class DeploymentReviewTests(CompiledTemplate template)
{
    public static TheoryData<string> Tenants => [.. Repository.Tenants.Select(Repository.TenantOf)];

    [Theory, MemberData(nameof(Tenants))]
    public async Task Review_names_every_resource_of_a_tenant_once(string tenant)
    {
        using var snapshot = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(Repository.Infra, "tenants", tenant + ".snapshot.json"), TestContext.Current.CancellationToken));
        var review = new DeploymentReview(template, tenant, snapshot.RootElement).Write();
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "review"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, tenant + ".md"), review, TestContext.Current.CancellationToken);
        Assert.All(snapshot.RootElement.GetProperty("predictedResources").EnumerateArray(), resource =>
        {
            var (type, name) = (resource.GetProperty("type").GetString(), resource.GetProperty("name").GetString());
            Assert.Single(review.Split('\n'), line =>
                line.Contains($"| {type} `", StringComparison.Ordinal) && line.Contains($"{name}` |", StringComparison.Ordinal));
        });
    }
}
