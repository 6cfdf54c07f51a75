using System.Text.Json;
using AutoReach.Contracts;

namespace AutoReach.Adapters.Tests.Mail;

/// <summary>A real SMTP server (tests/tools/smtp-server.mjs).</summary>
public class SmtpServer() : ToolServer("smtp-server", "smtp-server.mjs")
{
    private readonly List<JsonElement> _events = [];
    private readonly List<(Predicate<JsonElement> Wanted, TaskCompletionSource Seen)> _waiting = [];
    private readonly Lock _gate = new();

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
    public Task LetAnswerAsync() => Input.WriteLineAsync("go").ContinueWith(
        _ => Input.FlushAsync(), TaskScheduler.Default).Unwrap();

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

    protected override void Hear(JsonElement happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
            foreach (var (wanted, seen) in _waiting)
                if (wanted(happened))
                    seen.TrySetResult();
        }
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
}

/// <summary>The same server, taking mail only after a sign-in.</summary>
public sealed class SmtpServerWithSignIn : SmtpServer
{
    protected override string[] Arguments => ["--sign-in"];
}
