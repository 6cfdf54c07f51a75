using System.Diagnostics;
using System.Reflection;

namespace AutoReach.Infra.Tests;

internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    /// <summary>The compiler warns of wrong types and ends with 0 all the same, so its words count, not only its code.</summary>
    public void HasNothingToSay(string about) =>
        Assert.True(ExitCode == 0 && Errors.Length == 0, $"{about}: exit code {ExitCode}{Environment.NewLine}{Errors}");
}

/// <summary>Programs that tests start and wait for.</summary>
internal static class Programs
{
    private static readonly string Extracted = Path.Combine(Path.GetTempPath(), "autoreach-bicep");

    public static Task<Ended> BicepAsync(params string[] arguments) => RunAsync(
        typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Bicep").Value!,
        arguments, ("DOTNET_BUNDLE_EXTRACT_BASE_DIR", Extracted));

    public static async Task<Ended> RunAsync(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory =
            Repository.Root
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, (await errors).Trim());
    }
}
