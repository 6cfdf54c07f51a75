using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using FsCheck;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Sending;

public class EnvelopeBuilderTests
{
    private static readonly Uri Link = new("https://mail.example.org/unsubscribe/abc");

    [Fact]
    public void The_envelope_comes_from_the_workflow_and_the_lead()
    {
        var envelope = Ready(Build());
        Assert.Equal(("ada@example.com", "Ada Lovelace"), (envelope.To.Value, envelope.ToName));
        Assert.Equal(("team@example.org", "Team North"), (envelope.From.Value, envelope.FromName));
        Assert.Equal(("Your launch", Link), (envelope.Subject, envelope.Unsubscribe));
        Assert.Equal(Envelope.KeyFor(new LeadId("ld_1"), 2, Approved().Hash), envelope.IdempotencyKey);
    }

    [Fact]
    public void The_footer_stands_under_the_approved_text()
    {
        Assert.Equal("Hello Ada,\n\nbye\n\n-- \nNorth Ltd\n1 High Street\nUnsubscribe: https://mail.example.org/unsubscribe/abc\n", Ready(Build()).Body);
        Assert.Equal("Hello Ada,\n\nbye\n\n-- \nNorth Ltd\n1 High Street\n", Ready(Build(unsubscribe: null)).Body);
        var nowhere = Sender with { PostalAddress = " " };
        Assert.Equal("Hello Ada,\n\nbye", Ready(Build(sender: nowhere, unsubscribe: null)).Body);
    }

    [Property]
    public void Under_whatever_footer_the_approved_text_is_untouched_and_comes_back_whole(NonEmptyString text, NonNull<string> address, bool linked)
    {
        var footer = Footer.For(Sender with { PostalAddress = address.Get }, linked ? Link : null);
        Assert.StartsWith(text.Get, text.Get + footer, StringComparison.Ordinal);
        Assert.Equal(text.Get, Footer.TryRemove(text.Get + footer, footer));
    }

    [Theory]
    [InlineData("team")]
    [InlineData("team@example.org\r\nBcc: x@example.org")]
    [InlineData("Team <team@example.org>")]
    public void A_sender_nobody_could_answer_is_refused_with_a_reason(string email) =>
        Assert.Contains("sender.email", Refused(Build(sender: Sender with { Email = email })), StringComparison.Ordinal);

    [Fact]
    public void Without_a_sender_an_email_goes_to_the_outbox_folder_and_nowhere_else()
    {
        var unsaid = Sender with { Email = "" };
        Assert.Equal("nobody-yet@sender.invalid", Ready(Build(sender: unsaid)).From.Value);
        Assert.Contains("sender.email", Refused(Build(sender: unsaid, transport: Transport.Smtp)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Hello", "subject is empty")]
    [InlineData("Hello", " \n", "body is empty")]
    [InlineData("Hello\nBcc: x@example.org", "Hello", "subject has a control character (U+000A) at position 5")]
    [InlineData("Hello", "Hello\r\nAda", "body has a control character (U+000D) at position 5")]
    [InlineData("Hello", "Hello\0", "body has a control character (U+0000)")]
    public void A_text_that_cannot_be_sent_as_it_is_is_refused_with_a_reason(string subject, string body, string reason) =>
        Assert.Contains(reason, Refused(Build(Approved(subject, body))), StringComparison.Ordinal);

    [Fact]
    public void A_break_in_a_name_or_address_is_refused_with_a_reason()
    {
        Assert.Contains("sender's name", Refused(Build(sender: Sender with { Name = "Team\nNorth" })), StringComparison.Ordinal);
        Assert.Contains("prospect's name", Refused(Build(prospect: Ada with { FirstName = "Ada\0" })), StringComparison.Ordinal);
        Assert.Contains("body has", Refused(Build(sender: Sender with { PostalAddress = "North\0" })), StringComparison.Ordinal);
        Assert.Contains("unsubscribe", Refused(Build(unsubscribe: new Uri("javascript:alert(1)"))), StringComparison.Ordinal);
        Assert.Contains("unsubscribe", Refused(Build(unsubscribe: new Uri("/u/1", UriKind.Relative))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_prospect_without_a_name_is_written_to_by_address() =>
        Assert.Null(Ready(Build(prospect: Ada with { FirstName = null, LastName = "  " })).ToName);

    [Fact]
    public void Results_keep_their_kind_in_storage()
    {
        foreach (var result in new[] { Build(), Build(sender: new Sender { Email = "none" }) })
            Assert.Equal(result, CoreJson.Read<EnvelopeResult>(CoreJson.Write(result)));
    }

    private static readonly Sender Sender = new() { Name = "Team North", Email = "Team@example.org", PostalAddress = "North Ltd\r\n1 High Street\n" };

    private static readonly Prospect Ada = new() { Email = EmailAddress.Of("ada@example.com"), FirstName = "Ada", LastName = "Lovelace" };

    private static ApprovedText Approved(string subject = "Your launch", string body = "Hello Ada,\n\nbye") =>
        new(subject, body, ContentHash.Compute(subject, body));

    private static EnvelopeResult Build(Sender? sender = null, Prospect? prospect = null) => Build(Approved(), sender, prospect, Link);

    private static EnvelopeResult Build(Sender sender, Transport transport) => Build(Approved(), sender, null, Link, transport);

    private static EnvelopeResult Build(Uri? unsubscribe, Sender? sender = null) => Build(Approved(), sender, null, unsubscribe);

    private static EnvelopeResult Build(ApprovedText approved) => Build(approved, null, null, Link);

    private static EnvelopeResult Build(ApprovedText approved, Sender? sender, Prospect? prospect, Uri? unsubscribe, Transport transport = Transport.Outbox) =>
        EnvelopeBuilder.Build(
        new Workflow { Name = "North", Messaging = new MessagingGuide { Sender = sender ?? Sender }, Sending = new SendingPolicy { Transport = transport } },
        prospect ?? Ada, approved, new LeadId("ld_1"), 2, unsubscribe);

    private static Envelope Ready(EnvelopeResult result) => Assert.IsType<EnvelopeResult.Ready>(result).Envelope;

    private static string Refused(EnvelopeResult result) => Assert.IsType<EnvelopeResult.Refused>(result).Reason;
}
