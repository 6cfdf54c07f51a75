using AutoReach.Contracts;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using Azure;
using Azure.Communication.Email;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using EmailAddress = AutoReach.Core.EmailAddress;

namespace AutoReach.Functions.Tests;

public sealed class AcsMailerTests : MailerContract, IClassFixture<MailService>
{
    private readonly MailService _service;
    private readonly AcsMailer _mailer;

    public AcsMailerTests(MailService service)
    {
        _service = service;
        _service.Clock = Time;
        _mailer = MailerAt(service.Address);
    }

    protected override IMailer Mailer => _mailer;
    protected override bool RemembersKeys => true;
    protected override bool KnowsWhatItNeverSaw => false;
    protected override bool CarriesSenderNames => false;

    protected override Task<IReadOnlyList<byte[]>> ReceivedAsync(EmailAddress to) => Task.FromResult(_service.ReceivedBy(to.Value));

    [Theory]
    [InlineData(400, DeliveryState.Refused)]
    [InlineData(401, DeliveryState.NotSent)]
    [InlineData(404, DeliveryState.NotSent)]
    [InlineData(429, DeliveryState.NotSent)]
    [InlineData(408, DeliveryState.Unknown)]
    [InlineData(500, DeliveryState.Unknown)]
    [InlineData(503, DeliveryState.Unknown)]
    public async Task An_answer_other_than_accepted_says_only_what_is_certain(int status, DeliveryState expected)
    {
        var envelope = Envelope();
        _service.Trouble = (status, Taken: false);
        Assert.Equal(expected, (await Mailer.SendAsync(envelope, default)).State);
        Assert.Empty(_service.ReceivedBy(envelope.To.Value));
    }

    [Fact]
    public async Task An_answer_that_got_lost_is_unknown_and_then_found()
    {
        var envelope = Envelope();
        _service.Trouble = (500, Taken: true);
        Assert.Equal(DeliveryState.Unknown, (await Mailer.SendAsync(envelope, default)).State);
        Assert.Equal(DeliveryState.Accepted, (await Mailer.FindAsync(envelope.IdempotencyKey, default)).State);
        Assert.Single(_service.ReceivedBy(envelope.To.Value));
    }

    [Theory]
    [InlineData("Running", DeliveryState.Accepted)]
    [InlineData("Succeeded", DeliveryState.Accepted)]
    [InlineData("Failed", DeliveryState.Refused)]
    [InlineData("Canceled", DeliveryState.Refused)]
    public async Task What_became_of_an_operation_is_told(string status, DeliveryState expected)
    {
        var envelope = Envelope();
        await Mailer.SendAsync(envelope, default);
        _service.End(Guid.Parse(envelope.IdempotencyKey).ToString(), status);
        Assert.Equal(expected, (await Mailer.FindAsync(envelope.IdempotencyKey, default)).State);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_has_sent_nothing()
    {
        var nobody = MailerAt(new Uri("http://127.0.0.1:1/"));
        Assert.Equal(DeliveryState.NotSent, (await nobody.SendAsync(Envelope(), default)).State);
    }

    [Fact]
    public void It_is_the_acs_transport() => Assert.Equal(Transport.Acs, Mailer.Transport);

    [Fact]
    public void The_host_has_it_where_the_mail_service_is_named()
    {
        var services = new ServiceCollection().AddAcsMailer(new Uri("https://mail.example"), new DefaultAzureCredential()).BuildServiceProvider();
        Assert.IsType<AcsMailer>(services.GetRequiredService<IMailer>());
    }

    private static AcsMailer MailerAt(Uri address) =>
        new(new EmailClient(address, new AzureKeyCredential(Convert.ToBase64String(new byte[32])), AcsMailer.Options));
}
