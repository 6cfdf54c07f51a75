using System.Text.RegularExpressions;

namespace AutoReach.Infra.Tests;

/// <summary>The embedded host's image, which is not built here: what can be read off its file.</summary>
public sealed partial class ContainerfileTests
{
    private static readonly string Linter = Path.Combine(Repository.Root, "tests", "tools", "containerfile.mjs");

    private static readonly string Containerfile = Path.Combine(Repository.Root, "src", "AutoReach.Local", "Containerfile");

    /// <summary>One instruction a line, without comments.</summary>
    private static string[] Instructions =>
        [.. Continued().Replace(File.ReadAllText(Containerfile), " ").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public async Task Linter_finds_nothing()
    {
        var linted = await Programs.RunAsync("node", [Linter, Containerfile]);
        Assert.True(linted.ExitCode == 0, linted.Output + linted.Errors);
        Assert.Contains("1 files", linted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Linter_finds_what_is_wrong()
    {
        var wrong = Path.Combine(Directory.CreateTempSubdirectory("autoreach-infra").FullName, "Containerfile");
        await File.WriteAllTextAsync(wrong, "FROM scratch\nCOPYY a b\nCMD [\"a\"]\nCMD [\"b\"]\n", TestContext.Current.CancellationToken);
        var linted = await Programs.RunAsync("node", [Linter, wrong]);
        Assert.Equal(1, linted.ExitCode);
        Assert.Contains("2 findings", linted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_image_is_pinned_to_a_version_and_a_distribution() =>
        Assert.All(Of("FROM"), line => Assert.Matches(Pinned(), line));

    [Fact]
    public void Host_is_not_root_and_its_data_is_a_volume()
    {
        var last = Instructions[(Array.FindLastIndex(Instructions, line => line.StartsWith("FROM ", StringComparison.Ordinal)) + 1)..];
        Assert.Equal("USER $APP_UID", Assert.Single(last, line => line.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.Contains("VOLUME /data", last);
        Assert.Contains("\"--data\", \"/data\"", Assert.Single(Of("CMD")), StringComparison.Ordinal);
    }

    [Fact]
    public void Health_is_asked_where_the_host_listens()
    {
        var port = Port().Match(Assert.Single(Of("ENV"), line => line.Contains("Kestrel", StringComparison.Ordinal))).Groups["port"].Value;
        Assert.Contains($"/dev/tcp/127.0.0.1/{port} ", Assert.Single(Of("HEALTHCHECK")), StringComparison.Ordinal);
        Assert.Contains($"\"--port\", \"{port}\"", Assert.Single(Of("CMD")), StringComparison.Ordinal);
        Assert.Equal($"EXPOSE {port}", Assert.Single(Of("EXPOSE")));
    }

    [Fact]
    public void No_secret_and_no_file_of_a_developer_gets_into_the_image()
    {
        Assert.DoesNotContain(Instructions, line => Secret().IsMatch(line));
        var ignored = File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore"));
        Assert.Contains("*", ignored); // only what is named below it gets in
        Assert.Contains("**/local.settings.json", ignored);
        Assert.DoesNotContain("!.git", ignored);
    }

    [Fact]
    public void All_that_is_copied_is_there()
    {
        var copied = Of("COPY").Where(line => !line.Contains("--from", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[1..^1]).ToArray();
        Assert.Contains("src/", copied);
        var ignored = File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore"));
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
        Assert.All(copied, path => Assert.Contains($"!{path}", ignored));
    }

    private static string[] Of(string instruction) => [.. Instructions.Where(line => line.StartsWith(instruction + " ", StringComparison.Ordinal))];

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex(@"^FROM [\w./-]+:\d+\.\d+-[a-z]+( AS \w+)?$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"http://0\.0\.0\.0:(?<port>\d+)$")]
    private static partial Regex Port();

    [GeneratedRegex("PASSWORD|ADMIN_KEY|LINK_KEY|APIKEY|TOKEN|SECRET", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
