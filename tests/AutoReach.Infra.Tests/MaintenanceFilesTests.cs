using System.Text.Json;
using System.Text.RegularExpressions;

namespace AutoReach.Infra.Tests;

/// <summary>Files that editors, git and the SDK read, and that nothing else would miss until somebody needs them.</summary>
public sealed partial class MaintenanceFilesTests
{
    private const string Prefix = "AUTOREACH_";

    [Fact]
    public void Dev_container_stands_on_a_pinned_image_with_what_the_tests_need()
    {
        var container = Read(".devcontainer/devcontainer.json");
        Assert.Matches(PinnedImage(), container.GetProperty("image").GetString());
        var features = container.GetProperty("features").EnumerateObject().ToDictionary(feature => feature.Name.Split('/')[^1].Split(':')[0]);
        Assert.Equal(Read("global.json").GetProperty("sdk").GetProperty("version").GetString()![..4], Version(features["dotnet"]));
        Assert.All(features.Values, feature => Assert.Matches(PinnedFeature(), feature.Name));
        Assert.Contains($"node-version: {Version(features["node"])}\n", File.ReadAllText(Absolute(".github/workflows/ci.yml")), StringComparison.Ordinal);
        Assert.Contains("chromium", container.GetProperty("postCreateCommand").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_tool_of_the_manifest_is_used_by_a_workflow()
    {
        var tools = Read(".config/dotnet-tools.json").GetProperty("tools").EnumerateObject().ToArray();
        var workflows = string.Concat(Repository.Workflows.Select(File.ReadAllText));
        Assert.NotEmpty(tools);
        Assert.Contains("dotnet tool restore", workflows, StringComparison.Ordinal);
        Assert.All(tools, tool => Assert.Contains($"dotnet {tool.Value.GetProperty("commands")[0].GetString()} ", workflows, StringComparison.Ordinal));
    }

    [Fact]
    public void Sample_settings_are_known_to_the_host_and_hold_no_secret()
    {
        var values = Read("src/AutoReach.Functions/local.settings.sample.json").GetProperty("Values").EnumerateObject()
            .ToDictionary(item => item.Name, item => item.Value.GetString());
        var sources = string.Concat(Directory.GetFiles(Absolute("src"), "*.cs", SearchOption.AllDirectories).Where(IsOurs).Select(File.ReadAllText));
        var ours = values.Keys.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        Assert.All(ours, name => Assert.Contains(name[Prefix.Length..], sources, StringComparison.Ordinal));
        Assert.All(values.Where(item => item.Key.EndsWith("_KEY", StringComparison.Ordinal)), item => Assert.Equal("", item.Value));
        Assert.Equal("UseDevelopmentStorage=true", values["AUTOREACH_TABLES_CONNECTION"]);
    }

    [Fact]
    public void Filled_in_settings_are_ignored_by_git_and_never_published()
    {
        Assert.Contains("local.settings.json", File.ReadAllLines(Absolute(".gitignore")));
        Assert.Contains("Update=\"local.settings.json\" CopyToOutputDirectory=\"PreserveNewest\" CopyToPublishDirectory=\"Never\"",
            File.ReadAllText(Absolute("src/AutoReach.Functions/AutoReach.Functions.csproj")), StringComparison.Ordinal);
    }

    [Fact]
    public void Launch_profiles_start_commands_that_exist_and_the_demo_first()
    {
        var profiles = Read("src/AutoReach.Local/Properties/launchSettings.json").GetProperty("profiles").EnumerateObject().ToArray();
        var commands = Directory.GetFiles(Absolute("src/AutoReach.Local/Commands"), "*.cs").Select(File.ReadAllText).ToArray();
        Assert.Equal("demo", profiles[0].Name); // the one that `dotnet run` takes
        var started = profiles.Select(profile => profile.Value.GetProperty("commandLineArgs").GetString());
        Assert.All(started, command => Assert.Contains(commands, source => source.Contains($"new Command(\"{command}\"", StringComparison.Ordinal)));
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(Absolute(path))).RootElement;

    private static string Version(JsonProperty feature) => feature.Value.GetProperty("version").GetString()!;

    private static string Absolute(string path) => Path.Combine(Repository.Root, path);

    private static bool IsOurs(string file) => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal);

    [GeneratedRegex(@"^[\w./-]+:\d+-[a-z]+$")]
    private static partial Regex PinnedImage();

    [GeneratedRegex(@":\d+$")]
    private static partial Regex PinnedFeature();
}
