using System.Diagnostics;
using System.Text.Json;

namespace AutoReach.Contracts;

/// <summary>
/// A real server out of tests/tools in a process of its own, on a loopback port of its own choosing. Its script prints a
/// JSON object a line, of which one says where it listens, and ends with its input.
/// </summary>
public abstract class ToolServer(string package, string script) : IAsyncLifetime
{
    private readonly Process _process = new();
    private readonly TaskCompletionSource<int> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    public int Port { get; private set; }

    protected StreamWriter Input => _process.StandardInput;

    protected virtual string[] Arguments => [];

    /// <summary>Called for each line, one after the other.</summary>
    protected virtual void Hear(JsonElement happened)
    {
    }

    public async ValueTask InitializeAsync()
    {
        var tools = Folder();
        if (!Directory.Exists(Path.Combine(tools, "node_modules", package)))
            throw new InvalidOperationException(
                $"{package}, which this is tested against, is missing: run 'npm ci --ignore-scripts' in tests/tools, or tests/run.sh.");
        _process.StartInfo = new ProcessStartInfo("node", [Path.Combine(tools, script), .. Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process.Start();
        _reading = Task.Run(ReadAsync);
        Port = await _listening.Task;
    }

    public virtual async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var value = JsonElement.Parse(line);
            if (value.GetProperty("event").GetString() == "listening")
                _listening.TrySetResult(value.GetProperty("port").GetInt32());
            Hear(value);
        }
        _listening.TrySetException(new InvalidOperationException($"The server ended before it listened; run node tests/tools/{script} to see why."));
    }

    // Not by [CallerFilePath]: a continuous integration build writes paths that exist nowhere.
    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "tests", "tools", "package.json")))
            folder = folder.Parent ?? throw new InvalidOperationException("tests/tools is not above the test's own folder.");
        return Path.Combine(folder.FullName, "tests", "tools");
    }
}
