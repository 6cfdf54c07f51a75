using System.Reflection;
using AutoReach.Core;
using AutoReach.Core.Sending;
using AutoReach.Orchestration;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace AutoReach.Contracts;

/// <summary>What every mailer does, whatever carries the mail.</summary>
public abstract class MailerContract
{
    protected static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    /// <summary>The mailer under test, on <see cref="Time"/>.</summary>
    protected abstract IMailer Mailer { get; }

    /// <summary>Whether the mail system can be asked what became of a key.</summary>
    protected abstract bool RemembersKeys { get; }

    /// <summary>Whether a key that it does not know is certain never to have been sent; one that forgets cannot say so.</summary>
    protected virtual bool KnowsWhatItNeverSaw => RemembersKeys;

    /// <summary>Whether a message names its sender; elsewhere the mail system has a name for each address.</summary>
    protected virtual bool CarriesSenderNames => true;

    /// <summary>What has arrived for that recipient so far, as raw bytes.</summary>
    protected abstract Task<IReadOnlyList<byte[]>> ReceivedAsync(EmailAddress to);

    protected FakeTimeProvider Time { get; } = new(Now);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_accepted_once_and_arrives_with_its_fields()
    {
        var envelope = Envelope() with { ToName = "Ada Lovelace", FromName = "Team, \"North\" <x>", Subject = "Your launch" };

        var delivery = await Mailer.SendAsync(envelope, Cancel);

        Assert.Equal(DeliveryState.Accepted, delivery.State);
        Assert.DoesNotContain("@", delivery.Detail, StringComparison.Ordinal);
        var message = await SingleAsync(envelope.To);
        var to = Assert.IsType<MailboxAddress>(Assert.Single(message.To));
        var from = Assert.IsType<MailboxAddress>(Assert.Single(message.From));
        Assert.Equal(("Ada Lovelace", envelope.To.Value), (to.Name, to.Address));
        Assert.Equal((CarriesSenderNames ? "Team, \"North\" <x>" : null, envelope.From.Value), (CarriesSenderNames ? from.Name : null, from.Address));
        Assert.Equal(("Your launch", Now), (message.Subject, message.Date));
        Assert.Equal($"{envelope.IdempotencyKey}@{envelope.From.Domain}", message.MessageId);
        Assert.Empty(message.Cc);
        Assert.Empty(message.Bcc);
        Assert.True(Assert.IsType<TextPart>(message.Body).IsPlain);
    }

    [Fact]
    public async Task The_same_key_twice_is_one_message_or_at_least_one_message_id()
    {
        var envelope = Envelope();

        await Mailer.SendAsync(envelope, Cancel);
        Time.Advance(TimeSpan.FromMinutes(1));
        var again = await Mailer.SendAsync(envelope, Cancel);

        Assert.Equal(DeliveryState.Accepted, again.State);
        var ids = (await ReceivedAsync(envelope.To)).Select(raw => Parse(raw).MessageId).ToList();
        Assert.Equal(RemembersKeys ? 1 : 2, ids.Count);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task What_was_sent_is_found_and_what_was_not_is_never_claimed_as_sent()
    {
        var envelope = Envelope();
        var before = await Mailer.FindAsync(envelope.IdempotencyKey, Cancel);
        await Mailer.SendAsync(envelope, Cancel);
        var after = await Mailer.FindAsync(envelope.IdempotencyKey, Cancel);

        Assert.Equal(KnowsWhatItNeverSaw ? DeliveryState.NotSent : DeliveryState.Unknown, before.State);
        Assert.Equal(RemembersKeys ? DeliveryState.Accepted : DeliveryState.Unknown, after.State);
    }

    [Theory]
    [InlineData("\r\nBcc: third@example.net")]
    [InlineData("\nBcc: third@example.net")]
    [InlineData("\rBcc: third@example.net")]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\0")]
    [InlineData("\u007f")]
    [InlineData("\u0085Bcc: third@example.net")]
    public async Task A_break_in_any_field_is_refused_before_anything_leaves(string injected)
    {
        var clean = Envelope();
        Envelope[] hostile =
        [
            clean with { Subject = "Hello" + injected },
            clean with { ToName = "Ada" + injected },
            clean with { FromName = injected + "Team" },
            clean with { IdempotencyKey = clean.IdempotencyKey + injected },
            clean with { To = Forged(clean.To.Value + injected) },
            clean with { From = Forged(clean.From.Value + injected) },
            clean with { Unsubscribe = new Uri($"https://mail.example.org/u/{injected}x") },
        ];
        foreach (var envelope in hostile)
        {
            var refusal = await Assert.ThrowsAsync<FormatException>(() => Mailer.SendAsync(envelope, Cancel));
            Assert.DoesNotContain("third@example.net", refusal.Message, StringComparison.Ordinal);
        }
        Assert.Empty(await ReceivedAsync(clean.To));
    }

    [Theory]
    [InlineData("Hello\rthere")]
    [InlineData("Hello\r\nthere")]
    [InlineData("Hello\0there")]
    public async Task A_body_that_could_not_arrive_as_it_is_is_refused(string body)
    {
        var envelope = Envelope() with { Body = body };
        await Assert.ThrowsAsync<FormatException>(() => Mailer.SendAsync(envelope, Cancel));
        Assert.Empty(await ReceivedAsync(envelope.To));
    }

    [Fact]
    public async Task Half_a_character_is_refused_since_it_would_arrive_as_another()
    {
        var clean = Envelope();
        const string half = "Hello \ud83d there";
        foreach (var envelope in new[] { clean with { Body = half }, clean with { Subject = half }, clean with { ToName = half } })
            await Assert.ThrowsAsync<FormatException>(() => Mailer.SendAsync(envelope, Cancel));
        Assert.Empty(await ReceivedAsync(clean.To));
    }

    [Fact]
    public async Task Every_script_arrives_in_subject_names_and_body()
    {
        var envelope = Envelope() with
        {
            Subject = "Grüße an 株式会社 – ¿listos? 🚀 " + string.Concat(Enumerable.Repeat("длинная тема ", 20)).Trim(),
            ToName = "Žofie Nováková",
            FromName = "Équipe “Nord” 北",
            Body = "Grüß Gott,\n\n日本語の本文 and עברית and 🚀.\n",
        };

        await Mailer.SendAsync(envelope, Cancel);

        var message = await SingleAsync(envelope.To);
        Assert.Equal(envelope.Subject, message.Subject);
        Assert.Equal(envelope.ToName, Assert.Single(message.To).Name);
        if (CarriesSenderNames)
            Assert.Equal(envelope.FromName, Assert.Single(message.From).Name);
        Assert.Equal(envelope.Body, Body(message));
        Assert.All(Assert.Single(await ReceivedAsync(envelope.To)), value => Assert.InRange(value, (byte)1, (byte)126));
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task An_approved_body_arrives_byte_for_byte(string name, string approved)
    {
        Assert.NotEmpty(name);
        var envelope = Envelope() with { Body = approved + "\n\n-- \nNorth Ltd, 1 High Street, Ürümqi\n" };

        await Mailer.SendAsync(envelope, Cancel);

        Assert.Equal(envelope.Body, Body(await SingleAsync(envelope.To)));
    }

    public static TheoryData<string, string> Bodies() => new()
    {
        { "ten thousand characters in one line", string.Concat(Enumerable.Repeat("0123456789", 1000)) },
        { "ten thousand characters in short lines", string.Concat(Enumerable.Repeat("Nine words.\n", 834)) },
        { "lines that begin with dots", ".\n..\n.leading\n\n.\n" },
        { "what looks like the end of the message", "before\n.\nMAIL FROM:<third@example.net>\nafter" },
        { "what looks like headers", "Bcc: third@example.net\nContent-Type: text/html\n\n<b>x</b>" },
        { "blanks at the ends of lines", "tab\t\nblank \ntwo  \n   \n" },
        { "lines that old mail stores quote", "From here on\n>From there\n" },
        { "signs of the encoding itself", "a=b =3D =\n= 100%\n=20" },
        { "many empty lines", "\n\n\nHello\n\n\n\n" },
    };

    [Theory]
    [InlineData("https://mail.example.org/unsubscribe/abc_-9", true)]
    [InlineData("http://127.0.0.1:5080/unsubscribe/abc", false)]
    public async Task An_unsubscribe_address_stands_in_the_header_with_one_click_over_https_only(string address, bool oneClick)
    {
        var envelope = Envelope() with { Unsubscribe = new Uri(address) };

        await Mailer.SendAsync(envelope, Cancel);

        var headers = (await SingleAsync(envelope.To)).Headers;
        Assert.Equal($"<{address}>", headers[HeaderId.ListUnsubscribe]);
        Assert.Equal(oneClick ? "List-Unsubscribe=One-Click" : null, headers[HeaderId.ListUnsubscribePost]);
    }

    [Fact]
    public async Task Without_an_unsubscribe_address_there_is_no_such_header()
    {
        var envelope = Envelope();
        await Mailer.SendAsync(envelope, Cancel);
        Assert.Null((await SingleAsync(envelope.To)).Headers[HeaderId.ListUnsubscribe]);
    }

    [Fact]
    public async Task Canceled_before_it_begins_nothing_is_sent()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        var envelope = Envelope();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Mailer.SendAsync(envelope, canceled.Token));

        Assert.Empty(await ReceivedAsync(envelope.To));
    }

    /// <summary>A fresh recipient and key, so that tests can share one mail system.</summary>
    protected static Envelope Envelope(string to = "ada") => new()
    {
        To = EmailAddress.Of($"{to}+{Guid.NewGuid():N}@example.com"),
        From = EmailAddress.Of("team@example.org"),
        FromName = "Team North",
        Subject = "Your launch",
        Body = "Hello Ada,\n\ngood to see the launch.\n\nBest\nJo\n",
        IdempotencyKey = Guid.NewGuid().ToString("N"),
    };

    private async Task<MimeMessage> SingleAsync(EmailAddress to) => Parse(Assert.Single(await ReceivedAsync(to)));

    private static MimeMessage Parse(byte[] raw)
    {
        using var stream = new MemoryStream(raw);
        return MimeMessage.Load(stream);
    }

    private static string Body(MimeMessage message) =>
        Assert.IsType<TextPart>(message.Body).Text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>An address that never went through the parser, as a bug elsewhere might make one.</summary>
    private static EmailAddress Forged(string value) => (EmailAddress)typeof(EmailAddress)
        .GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single(constructor => constructor.GetParameters().Length == 1)
        .Invoke([value]);
}
