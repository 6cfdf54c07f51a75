using System.Diagnostics;
using AutoReach.Contracts;

namespace AutoReach.Local.Tests;

public sealed class ProjectTests
{
    [Fact]
    public async Task Dotnet_run_looks_for_files_where_the_user_stands()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("companies.csv"), "no,company\n", TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", ProjectFile(), "--", "sample-web", "companies.csv", "--port", "0"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var run = Process.Start(start)!;
        var said = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
            + await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("companies.csv, row 1", said, StringComparison.Ordinal); // it found the file, and says what is wrong with it
        Assert.Equal(2, run.ExitCode);
    }

    private static string ProjectFile()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AutoReach.Functions.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "AutoReach.Local", "AutoReach.Local.csproj");
    }
}
