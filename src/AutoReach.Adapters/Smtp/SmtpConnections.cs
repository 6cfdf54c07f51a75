using System.Collections.Concurrent;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace AutoReach.Adapters.Smtp;

/// <summary>A few open connections: signing in costs more than a message does. Used by one sender at a time each.</summary>
internal sealed class SmtpConnections(SmtpOptions options, TimeProvider time) : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentStack<Idle> _idle = new();

    /// <summary>A connection that answers: an idle one if it still does, else a new one.</summary>
    public async Task<SmtpClient> TakeAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryPop(out var idle))
        {
            if (time.GetElapsedTime(idle.Since) < options.IdleTimeout && await AnswersAsync(idle.Client, cancellationToken))
                return idle.Client;
            idle.Client.Dispose();
        }
        return await ConnectAsync(cancellationToken);
    }

    public void Return(SmtpClient client) => _idle.Push(new Idle(client, time.GetTimestamp()));

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        while (_idle.TryPop(out var idle))
        {
            try
            {
                await idle.Client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception failure) when (SmtpFailures.IsExpected(failure))
            {
                // Said goodbye to nobody; the connection is gone, which is what was wanted.
            }
            idle.Client.Dispose();
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var idle))
            idle.Client.Dispose();
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var longest = options.ConnectTimeout > options.SendTimeout ? options.ConnectTimeout : options.SendTimeout;
        var client = new SmtpClient { Timeout = (int)Math.Min(int.MaxValue, longest.TotalMilliseconds) };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, Protection, cancellationToken);
            if (options is { User: { } user, Password: { } password })
                await client.AuthenticateAsync(user, password, cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private SecureSocketOptions Protection => options.Tls switch
    {
        SmtpTls.StartTls => SecureSocketOptions.StartTls,
        SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        SmtpTls.None => SecureSocketOptions.None,
        _ => throw new InvalidOperationException($"Unknown protection {options.Tls}."),
    };

    private static async Task<bool> AnswersAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception failure) when (SmtpFailures.IsExpected(failure) && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private readonly record struct Idle(SmtpClient Client, long Since);
}
