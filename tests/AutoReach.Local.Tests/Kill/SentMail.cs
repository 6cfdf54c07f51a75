using MimeKit;

namespace AutoReach.Local.Tests.Kill;

/// <summary>A message of the outbox, as a mail program reads it.</summary>
internal sealed record SentMail(string File, string To, string Subject, string Body)
{
    public static IEnumerable<string> Files(string outbox) => Directory.Exists(outbox) ? Directory.EnumerateFiles(outbox, "*.eml") : [];

    public static IEnumerable<SentMail> ReadAll(string outbox)
    {
        foreach (var file in Files(outbox))
        {
            using var message = MimeMessage.Load(file);
            yield return new SentMail(Path.GetFileName(file), message.To.Mailboxes.Single().Address, message.Subject
                ?? "", message.TextBody?.ReplaceLineEndings("\n") ?? "");
        }
    }
}
