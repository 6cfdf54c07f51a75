using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace AutoReach.Adapters.Tests.Mail;

/// <summary>A real SMTP server (tests/tools/smtp-server.mjs) in a process of its own, on a port of its own choosing.</summary>
public class SmtpServer : IAsyncLifetime
{
    private readonly Process _process = new();
    private readonly List<JsonElement> _events = [];
    private readonly List<(Predicate<JsonElement> Wanted, TaskCompletionSource Seen)> _waiting = [];
    private readonly Lock _gate = new();
    private Task _reading = Task.CompletedTask;

    public int Port { get; private set; }

    protected virtual string[] Arguments => [];

    public async ValueTask InitializeAsync()
    {
        var tools = ToolsFolder();
        if (!Directory.Exists(Path.Combine(tools, "node_modules", "smtp-server")))
            throw new InvalidOperationException("The SMTP server that mail is tested against is missing: run 'npm ci' in tests/tools, or tests/run.sh.");
        _process.StartInfo = new ProcessStartInfo("node", [Path.Combine(tools, "smtp-server.mjs"), .. Arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process.Start();
        var ports = Channel.CreateUnbounded<int>();
        _reading = Task.Run(() => ReadAsync(ports.Writer));
        Port = await ports.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }

    public virtual async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close(); // the script ends with its input
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What was taken over for a recipient so far. The server prints it before it answers, so after an answer it is there or on its way.</summary>
    public IReadOnlyList<byte[]> MessagesFor(string to)
    {
        lock (_gate)
            return [.. _events.Where(value => Is(value, "message") && value.GetProperty("to").EnumerateArray().Any(item => item.GetString() == to))
                .Select(value => value.GetProperty("raw").GetBytesFromBase64())];
    }

    public IReadOnlyList<string> SessionsOf(string to)
    {
        lock (_gate)
            return [.. _events.Where(value => Is(value, "message") && value.GetProperty("to").EnumerateArray().Any(item => item.GetString() == to))
                .Select(value => value.GetProperty("id").GetString()!)];
    }

    /// <summary>Waits until the server has begun to misbehave towards an address.</summary>
    public Task SeenAsync(string behaviour, string address) =>
        WaitAsync(value => Is(value, behaviour) && value.GetProperty("address").GetString() == address);

    /// <summary>Lets a server that is slow after the content give its answer.</summary>
    public Task LetAnswerAsync() => _process.StandardInput.WriteLineAsync("go").ContinueWith(
        _ => _process.StandardInput.FlushAsync(), TaskScheduler.Default).Unwrap();

    /// <summary>Waits until everything that the server printed before now has been read.</summary>
    public async Task CaughtUpAsync()
    {
        using var client = new System.Net.Sockets.TcpClient();
        var marker = $"drop-at-mail+{Guid.NewGuid():N}@example.org";
        await client.ConnectAsync("127.0.0.1", Port);
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        using var reader = new StreamReader(client.GetStream());
        await reader.ReadLineAsync();
        await writer.WriteLineAsync("HELO test");
        await reader.ReadLineAsync();
        await writer.WriteLineAsync($"MAIL FROM:<{marker}>");
        await SeenAsync("drop-at-mail", marker);
    }

    private async Task ReadAsync(ChannelWriter<int> ports)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var value = JsonElement.Parse(line);
            if (Is(value, "listening"))
                ports.TryWrite(value.GetProperty("port").GetInt32());
            lock (_gate)
            {
                _events.Add(value);
                foreach (var (wanted, seen) in _waiting)
                    if (wanted(value))
                        seen.TrySetResult();
            }
        }
        ports.TryComplete(new InvalidOperationException("The SMTP server ended before it listened; run node tests/tools/smtp-server.mjs to see why."));
    }

    private Task WaitAsync(Predicate<JsonElement> wanted)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_events.Exists(wanted))
                seen.SetResult();
            _waiting.Add((wanted, seen));
        }
        return seen.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private static bool Is(JsonElement value, string name) => value.GetProperty("event").GetString() == name;

    // Not by [CallerFilePath]: a continuous integration build writes paths that exist nowhere.
    private static string ToolsFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "tests", "tools", "package.json")))
            folder = folder.Parent ?? throw new InvalidOperationException("tests/tools is not above the test's own folder.");
        return Path.Combine(folder.FullName, "tests", "tools");
    }
}

/// <summary>The same server, taking mail only after a sign-in.</summary>
public sealed class SmtpServerWithSignIn : SmtpServer
{
    protected override string[] Arguments => ["--sign-in"];
}
