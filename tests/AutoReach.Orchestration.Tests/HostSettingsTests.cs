using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AutoReach.Orchestration.Tests;

/// <summary>What the Azure host is told at the root; here, since it depends on the flows and needs no package of Azure.</summary>
public sealed class HostSettingsTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(File.ReadAllText(Find("host.json"))).RootElement;

    private static JsonElement Durable => Host.GetProperty("extensions").GetProperty("durableTask");

    /// <summary>The first number rises with the way in which a host names what it runs: in 2, each flow and step by itself.</summary>
    [Fact]
    public void A_new_version_of_a_flow_raises_the_version_of_the_host()
    {
        var newest = OrchestrationSetup.Registry().Flows.GroupBy(flow => flow.Name).Sum(versions => versions.Max(flow => flow.Version));
        Assert.Equal($"2.{newest}", Durable.GetProperty("defaultVersion").GetString());
        Assert.Equal(
            ("CurrentOrOlder", "Reject"), (Durable.GetProperty("versionMatchStrategy").GetString(), Durable.GetProperty("versionFailureStrategy").GetString()));
    }

    [Fact]
    public void Paths_are_ours_without_a_prefix() =>
        Assert.Equal("", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());

    [Fact]
    public void What_leads_and_emails_say_does_not_reach_telemetry()
    {
        Assert.False(Durable.GetProperty("tracing").GetProperty("traceInputsAndOutputs").GetBoolean());
        Assert.Equal("Warning", Host.GetProperty("logging").GetProperty("logLevel").GetProperty("Microsoft.AspNetCore").GetString());
    }

    private static string Find(string file, [CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here)! })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "AutoReach.Functions.sln")))
                    return Path.Combine(folder.FullName, file);
        throw new DirectoryNotFoundException("The repository is not above the tests.");
    }
}
