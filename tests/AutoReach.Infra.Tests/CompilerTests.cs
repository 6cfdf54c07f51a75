namespace AutoReach.Infra.Tests;

/// <summary>
/// What the compiler and its linter hold. Refresh the snapshots after a wanted change with
/// <c>AUTOREACH_REFRESH_SNAPSHOTS=1 tests/run.sh Infra</c>, and read the difference before committing it.
/// </summary>
public sealed class CompilerTests
{
    // Names are derived from it; a snapshot needs one that never changes.
    private static readonly string[] NoSubscription =
        ["--subscription-id", "00000000-0000-0000-0000-00000000000a", "--tenant-id", "00000000-0000-0000-0000-00000000000b", "--location", "swedencentral"];

    public static TheoryData<string> Tenants => [.. Repository.Tenants.Select(Relative)];

    [Fact]
    public async Task Every_template_passes_every_rule_of_the_linter()
    {
        Assert.NotEmpty(Repository.Templates);
        (await Programs.BicepAsync("lint", "--pattern", Path.Combine(Repository.Infra, "**", "*.bicep"))).HasNothingToSay("infra");
    }

    [Theory, MemberData(nameof(Tenants))]
    public async Task Tenant_fits_the_template(string tenant) =>
        (await Programs.BicepAsync("build-params", Absolute(tenant), "--stdout")).HasNothingToSay(tenant);

    [Theory, MemberData(nameof(Tenants))]
    public async Task Tenant_would_get_what_its_snapshot_says(string tenant)
    {
        var mode = Environment.GetEnvironmentVariable("AUTOREACH_REFRESH_SNAPSHOTS") is "1" ? "overwrite" : "validate";
        var snapshot = await Programs.BicepAsync(["snapshot", Absolute(tenant), "--mode", mode, .. NoSubscription]);
        Assert.True(snapshot.ExitCode == 0, $"{tenant} differs from its snapshot:{Environment.NewLine}{snapshot.Output}{snapshot.Errors}");
        Assert.Empty(snapshot.Errors);
    }

    [Fact]
    public async Task A_wrong_type_is_a_failure_though_the_compiler_only_warns()
    {
        var folder = Directory.CreateTempSubdirectory("autoreach-infra");
        var wrong = Path.Combine(folder.FullName, "wrong.bicep");
        await File.WriteAllTextAsync(wrong,
            "resource a 'Microsoft.Storage/storageAccounts@2023-01-01' = { name: 'x', location: 'y', kind: 'StorageV2', sku: { name: 'Standard_LRS' "
                + "}, properties: { accessTier: 7 } }", TestContext.Current.CancellationToken);
        var compiled = await Programs.BicepAsync("build", wrong, "--stdout");
        folder.Delete(recursive: true);
        Assert.Equal(0, compiled.ExitCode);
        Assert.ThrowsAny<Exception>(() => compiled.HasNothingToSay("wrong.bicep"));
    }

    private static string Relative(string path) => Path.GetRelativePath(Repository.Root, path);

    private static string Absolute(string path) => Path.Combine(Repository.Root, path);
}
