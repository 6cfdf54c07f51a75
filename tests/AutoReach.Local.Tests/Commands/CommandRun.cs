using System.Diagnostics;
using AutoReach.Local.Hosting;

namespace AutoReach.Local.Tests.Commands;

/// <summary>The program in a process of its own, as a person starts it.</summary>
internal static class CommandRun
{
    public static Task<(int Code, string Output, string Errors)> RunAsync(params string[] command) => RunAsync([], command);

    public static async Task<(int Code, string Output, string Errors)> RunAsync(IEnumerable<(string Name, string Value)> settings, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LocalHost).Assembly.Location, .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
