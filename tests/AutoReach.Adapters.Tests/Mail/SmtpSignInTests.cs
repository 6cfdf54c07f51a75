using AutoReach.Adapters.Smtp;
using AutoReach.Core;
using AutoReach.Core.Sending;

namespace AutoReach.Adapters.Tests.Mail;

public sealed class SmtpSignInTests(SmtpServerWithSignIn server) : IClassFixture<SmtpServerWithSignIn>
{
    [Theory]
    [InlineData("relay", "correct horse", DeliveryState.Accepted)]
    [InlineData("relay", "wrong", DeliveryState.NotSent)]
    [InlineData("somebody", "correct horse", DeliveryState.NotSent)]
    public async Task Mail_is_taken_with_the_right_sign_in_only(string user, string password, DeliveryState expected)
    {
        var delivery = await SendAsync(user, password);
        Assert.Equal(expected, delivery.State);
        Assert.DoesNotContain(password, delivery.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_sign_in_nothing_is_sent() =>
        Assert.NotEqual(DeliveryState.Accepted, (await SendAsync(null, null)).State);

    private async Task<Delivery> SendAsync(string? user, string? password)
    {
        var options = new SmtpOptions { Host = "127.0.0.1", Port = server.Port, Tls = SmtpTls.None, User = user, Password = password };
        await using var mailer = new SmtpMailer(options, TimeProvider.System);
        return await mailer.SendAsync(new Envelope
        {
            To = EmailAddress.Of("ada@example.com"),
            From = EmailAddress.Of("team@example.org"),
            Subject = "Your launch",
            Body = "Hello\n",
            IdempotencyKey = Guid.NewGuid().ToString("N"),
        }, default);
    }
}
