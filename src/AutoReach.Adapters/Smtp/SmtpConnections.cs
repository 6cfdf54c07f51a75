using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace AutoReach.Adapters.Smtp;

/// <summary>A few open connections: signing in costs more than a message does. Used by one sender at a time each.</summary>
internal sealed class SmtpConnections : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentStack<Idle> _idle = new();
    private readonly SmtpOptions _options;
    private readonly TimeProvider _time;
    private readonly X509Certificate2Collection? _authority;

    public SmtpConnections(SmtpOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        if (options.AuthorityFile is not { } file)
            return;
        _authority = [];
        _authority.ImportFromPemFile(file);
    }

    /// <summary>A connection that answers: an idle one if it still does, else a new one.</summary>
    public async Task<SmtpClient> TakeAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryPop(out var idle))
        {
            if (_time.GetElapsedTime(idle.Since) < _options.IdleTimeout && await AnswersAsync(idle.Client, cancellationToken))
                return idle.Client;
            idle.Client.Dispose();
        }
        return await ConnectAsync(cancellationToken);
    }

    public void Return(SmtpClient client) => _idle.Push(new Idle(client, _time.GetTimestamp()));

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
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
        var longest = _options.ConnectTimeout > _options.SendTimeout ? _options.ConnectTimeout : _options.SendTimeout;
        var client = new SmtpClient { Timeout = (int)Math.Min(int.MaxValue, longest.TotalMilliseconds) };
        if (_authority is not null)
            client.ServerCertificateValidationCallback = PrivateAuthority.Trusting(_authority);
        try
        {
            await client.ConnectAsync(_options.Host, _options.Port, Protection, cancellationToken);
            if (_options is { User: { } user, Password: { } password })
                await client.AuthenticateAsync(user, password, cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private SecureSocketOptions Protection => _options.Tls switch
    {
        SmtpTls.StartTls => SecureSocketOptions.StartTls,
        SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        SmtpTls.None => SecureSocketOptions.None,
        _ => throw new InvalidOperationException($"Unknown protection {_options.Tls}."),
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
