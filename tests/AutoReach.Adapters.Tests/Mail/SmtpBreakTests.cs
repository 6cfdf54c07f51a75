using System.Net;
using System.Net.Sockets;
using AutoReach.Adapters.Smtp;
using AutoReach.Core;
using AutoReach.Core.Sending;
using Microsoft.Extensions.Time.Testing;

namespace AutoReach.Adapters.Tests.Mail;

/// <summary>Each point at which a connection to a mail server may break, against a server that breaks it there.</summary>
public sealed class SmtpBreakTests : IClassFixture<SmtpServer>, IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly SmtpServer _server;
    private readonly SmtpOptions _options;
    private readonly SmtpMailer _mailer;

    public SmtpBreakTests(SmtpServer server)
    {
        _server = server;
        _options = new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Tls = SmtpTls.None };
        _mailer = new SmtpMailer(_options, _time);
    }

    public ValueTask DisposeAsync() => _mailer.DisposeAsync();

    [Theory]
    [InlineData("busy-at-rcpt", DeliveryState.NotSent, "451")]
    [InlineData("refuse-at-rcpt", DeliveryState.Refused, "550")]
    [InlineData("drop-at-rcpt", DeliveryState.NotSent, "before")]
    [InlineData("drop-at-data", DeliveryState.NotSent, "before")]
    [InlineData("drop-in-data", DeliveryState.Unknown, "after")]
    [InlineData("busy-after-data", DeliveryState.NotSent, "452")]
    [InlineData("refuse-after-data", DeliveryState.Refused, "554")]
    [InlineData("drop-after-data", DeliveryState.Unknown, "after")]
    public async Task What_is_known_depends_on_how_far_it_came(string behaviour, DeliveryState expected, string words)
    {
        var envelope = To(behaviour) with { Body = string.Concat(Enumerable.Repeat("Hello again.\n", 20_000)) };

        var delivery = await _mailer.SendAsync(envelope, default);

        Assert.Equal(expected, delivery.State);
        Assert.Contains(words, delivery.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("@", delivery.Detail, StringComparison.Ordinal);
        await _server.SeenAsync(behaviour, envelope.To.Value);
        Assert.Equal(behaviour == "drop-after-data" ? 1 : 0, _server.MessagesFor(envelope.To.Value).Count);
    }

    [Theory]
    [InlineData("busy-at-mail", DeliveryState.NotSent)]
    [InlineData("refuse-at-mail", DeliveryState.Refused)]
    [InlineData("drop-at-mail", DeliveryState.NotSent)]
    public async Task A_server_that_does_not_take_the_sender_has_taken_nothing(string behaviour, DeliveryState expected)
    {
        var envelope = To("ada") with { From = Address(behaviour) };
        Assert.Equal(expected, (await _mailer.SendAsync(envelope, default)).State);
        await _server.CaughtUpAsync();
        Assert.Empty(_server.MessagesFor(envelope.To.Value));
    }

    [Theory]
    [InlineData("hang-at-rcpt", DeliveryState.NotSent)]
    [InlineData("hang-after-data", DeliveryState.Unknown)]
    public async Task A_server_that_falls_silent_is_left_after_the_time_out(string behaviour, DeliveryState expected)
    {
        var envelope = To(behaviour);
        var sending = _mailer.SendAsync(envelope, default);
        await _server.SeenAsync(behaviour, envelope.To.Value);
        Assert.False(sending.IsCompleted);

        _time.Advance(_options.SendTimeout);

        Assert.Equal(expected, (await sending).State);
    }

    [Fact]
    public async Task A_server_that_never_greets_is_left_after_the_time_out()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var mailer = new SmtpMailer(_options with { Port = ((IPEndPoint)silent.LocalEndpoint).Port }, _time);

        var sending = mailer.SendAsync(To("ada"), default);
        using var connection = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        _time.Advance(_options.ConnectTimeout);

        Assert.Equal(DeliveryState.NotSent, (await sending).State);
    }

    [Fact]
    public async Task A_server_that_is_not_there_has_taken_nothing()
    {
        using var gone = new TcpListener(IPAddress.Loopback, 0);
        gone.Start();
        var port = ((IPEndPoint)gone.LocalEndpoint).Port;
        gone.Stop();
        await using var mailer = new SmtpMailer(_options with { Port = port }, _time);

        var delivery = await mailer.SendAsync(To("ada"), default);

        Assert.Equal(DeliveryState.NotSent, delivery.State);
        Assert.Contains("ConnectionRefused", delivery.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("220 ready\r\n")]
    [InlineData("")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("554 no service for you\r\n")]
    public async Task A_server_that_breaks_off_or_speaks_something_else_has_taken_nothing(string greeting)
    {
        using var rude = new TcpListener(IPAddress.Loopback, 0);
        rude.Start();
        await using var mailer = new SmtpMailer(_options with { Port = ((IPEndPoint)rude.LocalEndpoint).Port }, _time);

        var sending = mailer.SendAsync(To("ada"), default);
        using (var connection = await rude.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
            await connection.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(greeting), TestContext.Current.CancellationToken);

        Assert.Equal(DeliveryState.NotSent, (await sending).State);
    }

    [Fact]
    public async Task A_shutdown_before_the_content_is_a_cancellation_and_nothing_is_sent()
    {
        using var shutdown = new CancellationTokenSource();
        var envelope = To("hang-at-rcpt");
        var sending = _mailer.SendAsync(envelope, shutdown.Token);
        await _server.SeenAsync("hang-at-rcpt", envelope.To.Value);

        await shutdown.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Empty(_server.MessagesFor(envelope.To.Value));
    }

    [Fact]
    public async Task A_shutdown_after_the_content_still_waits_for_the_answer()
    {
        using var shutdown = new CancellationTokenSource();
        var envelope = To("slow-after-data");
        var sending = _mailer.SendAsync(envelope, shutdown.Token);
        await _server.SeenAsync("slow-after-data", envelope.To.Value);

        await shutdown.CancelAsync();
        await _server.LetAnswerAsync();

        Assert.Equal(DeliveryState.Accepted, (await sending).State);
    }

    [Fact]
    public async Task A_connection_is_used_again()
    {
        var envelopes = Enumerable.Range(0, 3).Select(_ => To("ada")).ToList();
        foreach (var envelope in envelopes)
            Assert.Equal(DeliveryState.Accepted, (await _mailer.SendAsync(envelope, default)).State);
        await _server.CaughtUpAsync();
        Assert.Single(envelopes.SelectMany(envelope => _server.SessionsOf(envelope.To.Value)).Distinct());
    }

    [Fact]
    public async Task An_idle_connection_that_grew_old_is_not_used_again()
    {
        var (first, second) = (To("ada"), To("ada"));
        await _mailer.SendAsync(first, default);
        _time.Advance(_options.IdleTimeout);
        await _mailer.SendAsync(second, default);
        await _server.CaughtUpAsync();
        Assert.NotEqual(_server.SessionsOf(first.To.Value), _server.SessionsOf(second.To.Value));
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_meanwhile_does_not_cost_a_message()
    {
        var first = To("drop-after-answer");
        Assert.Equal(DeliveryState.Accepted, (await _mailer.SendAsync(first, default)).State);
        await _server.SeenAsync("drop-after-answer", first.To.Value);

        Assert.Equal(DeliveryState.Accepted, (await _mailer.SendAsync(To("ada"), default)).State);
    }

    [Fact]
    public async Task A_broken_attempt_leaves_the_next_one_a_clean_connection()
    {
        foreach (var behaviour in new[] { "refuse-at-rcpt", "drop-at-data", "drop-in-data", "busy-after-data", "drop-after-data" })
        {
            await _mailer.SendAsync(To(behaviour), default);
            Assert.Equal(DeliveryState.Accepted, (await _mailer.SendAsync(To("ada"), default)).State);
        }
    }

    [Fact]
    public async Task Many_at_a_time_share_a_few_connections_and_each_arrives_once()
    {
        var envelopes = Enumerable.Range(0, 60).Select(_ => To("ada")).ToList();
        var deliveries = await Task.WhenAll(envelopes.Select(envelope => _mailer.SendAsync(envelope, default)));
        await _server.CaughtUpAsync();

        Assert.All(deliveries, delivery => Assert.Equal(DeliveryState.Accepted, delivery.State));
        Assert.All(envelopes, envelope => Assert.Single(_server.MessagesFor(envelope.To.Value)));
        Assert.InRange(envelopes.SelectMany(envelope => _server.SessionsOf(envelope.To.Value)).Distinct().Count(), 1, _options.MaxConnections);
    }

    [Fact]
    public async Task Without_the_tls_that_was_asked_for_nothing_is_sent()
    {
        foreach (var tls in new[] { SmtpTls.StartTls, SmtpTls.Implicit })
        {
            await using var mailer = new SmtpMailer(_options with { Tls = tls }, _time);
            var envelope = To("ada");
            var sending = mailer.SendAsync(envelope, default);
            while (!sending.IsCompleted) // an implicit handshake with a server in the clear may wait for ever
            {
                _time.Advance(_options.ConnectTimeout);
                await Task.Yield();
            }
            Assert.Equal(DeliveryState.NotSent, (await sending).State);
            Assert.Empty(_server.MessagesFor(envelope.To.Value));
        }
    }

    private static Envelope To(string behaviour) => new()
    {
        To = Address(behaviour),
        From = EmailAddress.Of("team@example.org"),
        Subject = "Your launch",
        Body = "Hello\n",
        IdempotencyKey = Guid.NewGuid().ToString("N"),
    };

    private static EmailAddress Address(string behaviour) => EmailAddress.Of($"{behaviour}+{Guid.NewGuid():N}@example.com");
}
