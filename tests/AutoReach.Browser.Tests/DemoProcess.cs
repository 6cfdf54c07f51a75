using System.Diagnostics;

namespace AutoReach.Browser.Tests;

/// <summary>The demo as its user starts it: the real program, in a process of its own.</summary>
internal sealed class DemoProcess : IAsyncDisposable
{
    public const string Key = "the-key-of-this-demo";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private DemoProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<DemoProcess> StartAsync(string folder)
    {
        var announced = Path.Combine(folder, "host.address");
        if (File.Exists(announced))
            File.Delete(announced); // left by a kill
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AutoReach.Local.dll"), "demo", "--data", folder, "--port", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AUTOREACH_ADMIN_KEY"] = Key;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilAsync(() =>
            Task.FromResult(process.HasExited || (File.Exists(announced) && File.ReadAllText(announced).Length > 0)), "the demo says where it listens");
        Assert.False(process.HasExited, "The demo ended at once.");
        return new DemoProcess(process, new Uri(await File.ReadAllTextAsync(announced)));
    }

    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(watch.Elapsed < Patience, $"It took too long until {what}.");
            await timer.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
