using System.Text.RegularExpressions;

namespace AutoReach.Infra.Tests;

/// <summary>What the template sets is what the host reads.</summary>
public sealed partial class SettingsTests(CompiledTemplate template)
{
    private const string Prefix = "AUTOREACH_";

    /// <summary>Read by the host where a person sets them: a key for Azurite, and a default that fits.</summary>
    private static readonly string[] LeftOut = ["TABLES_CONNECTION", "KEEP_HISTORIES_DAYS"];

    private static string SharedFolder => Path.Combine(Repository.Root, "src", "AutoReach.Adapters");

    private static string HostFolder => Path.Combine(Repository.Root, "src", "AutoReach.Functions");

    [Fact]
    public void Every_setting_is_read_and_every_setting_read_is_set()
    {
        var set = Set().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])
            .Select(name => name.Split("__")[0]).ToHashSet(StringComparer.Ordinal);
        // The model's own names, all in one section, are the next test's.
        var read = Sources(HostFolder).Concat(Sources(Path.Combine(SharedFolder, "Settings"))).Concat(Sources(Path.Combine(SharedFolder, "Tables")))
            .SelectMany(source => ReadSetting().Matches(source)).Select(match => match.Groups["name"].Value)
            .Append("OPENAI").Except(LeftOut).Where(name => !name.StartsWith("APPLICATIONINSIGHTS", StringComparison.Ordinal))
                .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(set.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_of_the_model_is_known_to_its_adapter()
    {
        var reader = Path.Combine(Repository.Root, "src", "AutoReach.Adapters", "OpenAi", "Settings", "OpenAiSettings.cs");
        var source = File.ReadAllText(reader);
        Assert.All(Set().Where(name => name.StartsWith("AUTOREACH_OPENAI__", StringComparison.Ordinal)), name =>
            Assert.Contains($"\"{name.Split("__")[1]}\"", source, StringComparison.Ordinal));
    }

    [Fact]
    public void The_alert_asks_for_a_function_that_exists()
    {
        var asked = OperationName().Match(
            template.Steps.Single(step => step.Symbol == "alerts").Json.GetRawText().Replace("\\u0022", "\"", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal));
        Assert.True(asked.Success);
        Assert.Contains(Sources(HostFolder), source =>
            source.Contains($"{asked.Groups["name"].Value} = \"{asked.Groups["name"].Value}\"", StringComparison.Ordinal));
    }

    /// <summary>Names in the variables of the host's module that end in Settings.</summary>
    private HashSet<string> Set()
    {
        var module = template.Steps.Single(step => step.Symbol == "host").Json.GetProperty("properties").GetProperty("template");
        var names = SettingName().Matches(string.Concat(CompiledTemplate.TextsIn(module))).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("AUTOREACH_PUBLIC_ADDRESS", names);
        return names;
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    [GeneratedRegex(@"AUTOREACH_[A-Z_]+")]
    private static partial Regex SettingName();

    [GeneratedRegex("""(?:ConfigurationKeyName\(|\[)"(?<name>[A-Z][A-Z_]+)["]""")]
    private static partial Regex ReadSetting();

    [GeneratedRegex("""OperationName == "(?<name>\w+)["]""")]
    private static partial Regex OperationName();
}
