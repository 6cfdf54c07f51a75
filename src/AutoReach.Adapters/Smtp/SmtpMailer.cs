using AutoReach.Adapters.Mime;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using Envelope = AutoReach.Core.Sending.Envelope;

namespace AutoReach.Adapters.Smtp;

/// <summary>
/// Hands messages to an SMTP server. SMTP has no memory to ask, so what matters is how far an attempt came:
/// before the first byte of content nothing can have been taken over; after it only the server's answer tells.
/// </summary>
/// <remarks>
/// Expected failures are values. 5xx to the message: <see cref="DeliveryState.Refused"/>. 4xx, no connection, no sign-in, no TLS:
/// <see cref="DeliveryState.NotSent"/>, so that the caller can close its intent and try again. Silence after
/// content has begun: <see cref="DeliveryState.Unknown"/>. Every attempt under one key has the same Message-ID, by
/// which many mail systems drop a second copy.
/// </remarks>
public sealed class SmtpMailer : IMailer, IAsyncDisposable, IDisposable
{
    private readonly SmtpOptions _options;
    private readonly TimeProvider _time;
    private readonly SmtpConnections _connections;
    private readonly SemaphoreSlim _slots;

    /// <exception cref="ArgumentException">See <see cref="SmtpOptions.Checked"/>.</exception>
    public SmtpMailer(SmtpOptions options, TimeProvider time)
    {
        _options = options.Checked();
        _time = time;
        _connections = new SmtpConnections(options, time);
        _slots = new SemaphoreSlim(options.MaxConnections);
    }

    public Transport Transport => Transport.Smtp;

    /// <exception cref="FormatException">The envelope cannot become a message.</exception>
    /// <exception cref="OperationCanceledException">Canceled before content began; nothing was sent.</exception>
    public async Task<Delivery> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        using var message = MimeMessages.Create(envelope, _time.GetUtcNow());
        await _slots.WaitAsync(cancellationToken);
        try
        {
            return await TryOnceAsync(message, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }

    public Task<Delivery> FindAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        Task.FromResult(new Delivery(DeliveryState.Unknown, "An SMTP server does not tell what became of an earlier attempt."));

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
        _slots.Dispose();
    }

    /// <summary>Without goodbyes, for hosts that do not wait.</summary>
    public void Dispose()
    {
        _connections.Dispose();
        _slots.Dispose();
    }

    private async Task<Delivery> TryOnceAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var attempt = new Attempt();
        SmtpClient? client = null;
        try
        {
            client = await ConnectAsync(cancellationToken);
            attempt.Stage = SmtpStage.Envelope;
            var answer = await HandOverAsync(client, message, attempt, cancellationToken);
            _connections.Return(client);
            return new Delivery(DeliveryState.Accepted, SmtpFailures.Answer(null, answer));
        }
        catch (Exception failure) when (SmtpFailures.IsExpected(failure))
        {
            client?.Dispose(); // what state it is in is not worth finding out
            if (attempt.Stage != SmtpStage.Content)
                cancellationToken.ThrowIfCancellationRequested();
            return SmtpFailures.Explain(failure, attempt.Stage);
        }
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_options.ConnectTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        return await _connections.TakeAsync(either.Token);
    }

    /// <summary>Once content has begun, a shutdown no longer interrupts: the answer is waited for, so that the end is known.</summary>
    private async Task<string> HandOverAsync(
        SmtpClient client, MimeMessage message, Attempt attempt, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_options.SendTimeout, _time);
        await using var shutdown = cancellationToken.Register(() =>
        {
            if (attempt.Stage != SmtpStage.Content)
                patience.Cancel();
        });
        return await client.SendAsync(message, patience.Token, attempt);
    }

    /// <summary>The mail library reports progress from the first chunk of content on, and the end mark follows the last.</summary>
    private sealed class Attempt : ITransferProgress
    {
        private volatile SmtpStage _stage;

        public SmtpStage Stage
        {
            get => _stage;
            set => _stage = value;
        }

        public void Report(long bytesTransferred, long totalSize) => _stage = SmtpStage.Content;

        public void Report(long bytesTransferred) => _stage = SmtpStage.Content;
    }
}
