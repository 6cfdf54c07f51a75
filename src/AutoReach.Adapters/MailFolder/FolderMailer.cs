using System.Runtime.CompilerServices;
using AutoReach.Adapters.Mime;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using MimeKit;

[assembly: InternalsVisibleTo("AutoReach.Adapters.Tests")]

namespace AutoReach.Adapters.MailFolder;

/// <summary>
/// Puts each message into a folder as <c>key.eml</c>, for people to read or another program to collect. The name
/// is the idempotency key, so what was sent is known for certain and a repeat never makes a second file; a list by
/// time is a directory listing by date. A collector has to leave the file where it is, or copy it: with the file
/// goes the memory that it was sent.
/// </summary>
public sealed class FolderMailer : IMailer
{
    private readonly string _folder;
    private readonly string _unfinished;
    private readonly TimeProvider _time;
    private readonly Action<string, string> _publish;

    public FolderMailer(MailFolderOptions options, TimeProvider time)
        : this(options, time, (unfinished, final) => File.Move(unfinished, final, overwrite: false))
    {
    }

    /// <param name="publish">The step before which nothing is visible and after which all is; replaced by tests that crash there.</param>
    internal FolderMailer(MailFolderOptions options, TimeProvider time, Action<string, string> publish)
    {
        _folder = Path.GetFullPath(options.Folder);
        _unfinished = Path.Combine(_folder, ".unfinished"); // inside, so that a rename stays on one file system
        _time = time;
        _publish = publish;
    }

    public Transport Transport => Transport.Outbox;

    /// <exception cref="FormatException">The envelope cannot become a message.</exception>
    /// <exception cref="IOException">The folder cannot be written; nothing was sent.</exception>
    public async Task<Delivery> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        var final = FileFor(envelope.IdempotencyKey);
        using var message = MimeMessages.Create(envelope, _time.GetUtcNow());
        try
        {
            if (IsThere(final))
                return Accepted(final);
            await WriteOnceAsync(message, envelope.IdempotencyKey, final, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The outbox folder {_folder} cannot be written, so nothing was sent: {failure.Message}", failure);
        }
        return Accepted(final);
    }

    /// <exception cref="IOException">The folder cannot be read, so nothing is known; likewise <see cref="UnauthorizedAccessException"/>.</exception>
    public Task<Delivery> FindAsync(string idempotencyKey, CancellationToken cancellationToken)
    {
        var final = FileFor(idempotencyKey);
        return Task.FromResult(IsThere(final)
            ? Accepted(final)
            : new Delivery(DeliveryState.NotSent, "No such message in the outbox."));
    }

    private async Task WriteOnceAsync(MimeMessage message, string key, string final, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_unfinished);
        var unfinished = Path.Combine(_unfinished, $"{key}.{Path.GetRandomFileName()}");
        try
        {
            await WriteDurablyAsync(message, unfinished, cancellationToken);
            _publish(unfinished, final);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            File.Delete(unfinished);
            if (!IsThere(final)) // or a concurrent attempt at the same key was first, and its file counts
                throw;
        }
        DirectoryEntries.Flush(_folder);
        ClearEarlierAttempts(key);
    }

    private static async Task WriteDurablyAsync(MimeMessage message, string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos; // what RFC 5322 asks for
        format.EnsureNewLine = true;
        await message.WriteToAsync(format, file, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    /// <summary>What a crash left half done under this key is of no use once the message is there.</summary>
    private void ClearEarlierAttempts(string key)
    {
        try
        {
            foreach (var leftover in Directory.EnumerateFiles(_unfinished, $"{key}.*"))
                File.Delete(leftover);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The message is out, so this is no failure to send; rubbish that stays is only rubbish.
        }
    }

    // File.Exists would also answer no where it may not look, and "not sent" has to be certain.
    private static bool IsThere(string file)
    {
        try
        {
            File.GetAttributes(file);
            return true;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private string FileFor(string key) => Path.Combine(_folder, EnvelopeFields.RequireKey(key) + ".eml");

    private static Delivery Accepted(string file) => new(DeliveryState.Accepted, Path.GetFileName(file));
}
