using System.Diagnostics;

namespace AutoReach.Local.Tests.Kill;

/// <summary>A host in a process of its own, which ends by SIGKILL and in no other way.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    public const string AdminKey = "administrator-of-the-kill-test";

    private readonly Process _process;
    private readonly Task<Uri> _ready;

    private HostProcess(Process process, string folder)
    {
        _process = process;
        _ready = ReadUntilReadyAsync(folder);
    }

    public static HostProcess Start(HostProgram program, string folder, Uri sampleWeb, params IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, program.Assembly), .. program.Arguments(folder, sampleWeb)])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["AUTOREACH_ADMIN_KEY"] = AdminKey,
                ["DOTNET_TieredPGO"] = "0", // it lives for a second: nothing is worth measuring for a better compilation
                ["DOTNET_gcServer"] = "0",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new HostProcess(Process.Start(start)!, folder);
    }

    /// <summary>Where it listens, once it does.</summary>
    /// <exception cref="InvalidOperationException">It ended first.</exception>
    public Task<Uri> ReadyAsync() => _ready;

    public bool IsKilled { get; private set; }

    public async Task KillAsync()
    {
        IsKilled = true;
        _process.Kill();
        await _process.WaitForExitAsync();
        await Task.WhenAny(_ready); // has read to the end, whether it ever was ready or not
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private async Task<Uri> ReadUntilReadyAsync(string folder)
    {
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (!line.StartsWith("AutoReach runs at", StringComparison.Ordinal))
                continue;
            _ = _process.StandardOutput.ReadToEndAsync(); // a full pipe would stop it
            return new Uri(await File.ReadAllTextAsync(Path.Combine(folder, "host.address")));
        }
        throw new InvalidOperationException($"The host ended before it was ready: {string.Join(' ', said)}");
    }
}
