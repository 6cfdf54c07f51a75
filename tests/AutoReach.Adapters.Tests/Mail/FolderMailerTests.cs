using AutoReach.Adapters.MailFolder;
using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AutoReach.Adapters.Tests.Mail;

public sealed class FolderMailerTests : MailerContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("outbox-").FullName;

    protected override IMailer Mailer => Outbox(File.Move);

    protected override bool RemembersKeys => true;

    protected override Task<IReadOnlyList<byte[]>> ReceivedAsync(EmailAddress to) =>
        Task.FromResult<IReadOnlyList<byte[]>>([.. Messages().Select(File.ReadAllBytes).Where(raw => IsFor(raw, to))]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_message_is_a_file_named_by_its_key_with_lines_as_mail_has_them()
    {
        var envelope = Envelope();
        var delivery = await Mailer.SendAsync(envelope, TestContext.Current.CancellationToken);

        Assert.Equal(envelope.IdempotencyKey + ".eml", delivery.Detail);
        var text = await File.ReadAllTextAsync(Path.Combine(_folder, delivery.Detail), TestContext.Current.CancellationToken);
        Assert.Equal(text.Count(character => character == '\n'), text.Split("\r\n").Length - 1);
    }

    [Fact]
    public async Task Killed_before_the_rename_nothing_is_visible_and_the_next_attempt_makes_exactly_one()
    {
        var envelope = Envelope();
        for (var kill = 0; kill < 3; kill++)
            await Assert.ThrowsAsync<KilledException>(() => Outbox((_, _) => throw new KilledException()).SendAsync(envelope, default));
        Assert.Empty(Messages());
        Assert.Equal(3, Unfinished().Length);
        Assert.Equal(DeliveryState.NotSent, (await Mailer.FindAsync(envelope.IdempotencyKey, default)).State);

        Assert.Equal(DeliveryState.Accepted, (await Mailer.SendAsync(envelope, default)).State);
        Assert.Single(Messages());
        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task Killed_after_the_rename_the_message_is_found_and_not_written_again()
    {
        var envelope = Envelope();
        var killed = Outbox((unfinished, final) =>
        {
            File.Move(unfinished, final);
            throw new KilledException();
        });
        await Assert.ThrowsAsync<KilledException>(() => killed.SendAsync(envelope, default));
        Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(DeliveryState.Accepted, (await Mailer.FindAsync(envelope.IdempotencyKey, default)).State);
        Assert.Equal(DeliveryState.Accepted, (await Mailer.SendAsync(envelope, default)).State);
        using var message = await MimeMessage.LoadAsync(Assert.Single(Messages()), TestContext.Current.CancellationToken);
        Assert.Equal(Now, message.Date);
    }

    [Fact]
    public async Task Attempts_at_one_key_at_the_same_time_make_one_message()
    {
        var envelope = Envelope();
        var deliveries = await Task.WhenAll(Enumerable.Range(0, 32)
            .Select(_ => Task.Run(() => Mailer.SendAsync(envelope, default))));

        Assert.All(deliveries, delivery => Assert.Equal(DeliveryState.Accepted, delivery.State));
        Assert.Single(Messages());
        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task A_full_disk_is_told_before_anything_left_and_leaves_no_rubbish()
    {
        var envelope = Envelope();
        var full = Outbox((_, _) => throw new IOException("No space left on device"));

        var failure = await Assert.ThrowsAsync<IOException>(() => full.SendAsync(envelope, default));

        Assert.Contains("nothing was sent", failure.Message, StringComparison.Ordinal);
        Assert.Contains("No space left", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Messages());
        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var file = Path.Combine(_folder, "occupied");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var mailer = new FolderMailer(new MailFolderOptions { Folder = file }, Time);

        var failure = await Assert.ThrowsAsync<IOException>(() => mailer.SendAsync(Envelope(), default));

        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was sent", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_cannot_look_it_does_not_claim_that_nothing_was_sent()
    {
        var loop = Path.Combine(_folder, "loop");
        File.CreateSymbolicLink(loop, loop);
        var mailer = new FolderMailer(new MailFolderOptions { Folder = loop }, Time);

        await Assert.ThrowsAnyAsync<IOException>(() => mailer.FindAsync(Envelope().IdempotencyKey, default));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("")]
    public async Task A_key_never_names_a_file_elsewhere(string key)
    {
        await Assert.ThrowsAsync<FormatException>(() => Mailer.SendAsync(Envelope() with { IdempotencyKey = key }, default));
        await Assert.ThrowsAsync<FormatException>(() => Mailer.FindAsync(key, default));
    }

    [Fact]
    public async Task It_is_registered_as_the_outbox_transport()
    {
        await using var services = new ServiceCollection().AddMailFolder(new MailFolderOptions { Folder = _folder }).BuildServiceProvider();
        Assert.Equal(Transport.Outbox, services.GetRequiredService<IMailer>().Transport);
    }

    private FolderMailer Outbox(Action<string, string> publish) => new(new MailFolderOptions { Folder = _folder }, Time, publish);

    private string[] Messages() => Directory.GetFiles(_folder, "*.eml");

    private string[] Unfinished() => Directory.GetFiles(Path.Combine(_folder, ".unfinished"));

    private static bool IsFor(byte[] raw, EmailAddress to)
    {
        using var stream = new MemoryStream(raw);
        return MimeMessage.Load(stream).To.Mailboxes.Any(mailbox => mailbox.Address == to.Value);
    }

    private sealed class KilledException : Exception;
}
