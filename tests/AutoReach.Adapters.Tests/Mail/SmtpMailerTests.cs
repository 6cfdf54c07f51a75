using AutoReach.Adapters.Smtp;
using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters.Tests.Mail;

public sealed class SmtpMailerTests : MailerContract, IClassFixture<SmtpServer>, IAsyncDisposable
{
    private readonly SmtpServer _server;
    private readonly SmtpMailer _mailer;

    public SmtpMailerTests(SmtpServer server)
    {
        _server = server;
        _mailer = new SmtpMailer(new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Tls = SmtpTls.None }, Time);
    }

    protected override IMailer Mailer => _mailer;

    protected override bool RemembersKeys => false;

    protected override async Task<IReadOnlyList<byte[]>> ReceivedAsync(EmailAddress to)
    {
        await _server.CaughtUpAsync();
        return _server.MessagesFor(to.Value);
    }

    public ValueTask DisposeAsync() => _mailer.DisposeAsync();

    [Theory]
    [InlineData("smtp.example.org", SmtpTls.None, "relay", "secret", 25)]
    [InlineData("", SmtpTls.StartTls, null, null, 25)]
    [InlineData("127.0.0.1", SmtpTls.None, null, null, 0)]
    [InlineData("127.0.0.1", SmtpTls.None, "relay", null, 25)]
    public void Options_that_cannot_work_or_would_show_the_password_are_refused(string host, SmtpTls tls, string? user, string? password, int port)
    {
        var options = new SmtpOptions { Host = host, Tls = tls, User = user, Password = password, Port = port };
        var refusal = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddSmtpMailer(options));
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_registered_as_the_smtp_transport()
    {
        await using var services = new ServiceCollection().AddSmtpMailer(new SmtpOptions { Host = "127.0.0.1" }).BuildServiceProvider();
        Assert.Equal(Transport.Smtp, services.GetRequiredService<IMailer>().Transport);
    }
}
