using System.Diagnostics;

namespace AutoReach.Benchmarks;

/// <summary>The peer of some comparisons.</summary>
internal static class ScikitLearn
{
    public const string Python = "/usr/bin/python3";

    /// <returns>False, having said what to do, where it is not installed.</returns>
    public static async Task<bool> IsHereAsync()
    {
        using var import = File.Exists(Python) ? Process.Start(new ProcessStartInfo(Python, ["-c", "import sklearn"]) { RedirectStandardError = true })! : null;
        if (import is not null)
        {
            await import.StandardError.ReadToEndAsync();
            await import.WaitForExitAsync();
        }
        if (import is { ExitCode: 0 })
            return true;
        await Console.Error.WriteLineAsync($"{Python} with scikit-learn is needed. On Debian: apt-get install python3-sklearn");
        return false;
    }
}
