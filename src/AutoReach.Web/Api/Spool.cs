using System.Buffers;
using System.Security.Cryptography;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Api;

/// <summary>
/// A request body at rest and its hash: in memory while it is small, else in a temporary file that goes when this is
/// closed. At rest it can be checked as a whole before anything of it is taken, whatever its size.
/// </summary>
internal sealed class Spool : IAsyncDisposable
{
    public const int InMemory = 8 << 20;

    private Stream _content = new MemoryStream();

    private Spool()
    {
    }

    /// <summary><c>sha256:</c> and hex digits.</summary>
    public string Hash { get; private set; } = "";

    public long Length => _content.Length;

    /// <summary>The body from its beginning; one reading at a time.</summary>
    public Stream Read()
    {
        _content.Position = 0;
        return _content;
    }

    /// <exception cref="StorageUnavailableException">There is no room for it.</exception>
    public static async Task<Spool> TakeAsync(Stream body, CancellationToken cancellationToken)
    {
        var spool = new Spool();
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
                await spool.KeepAsync(buffer.AsMemory(0, read), cancellationToken);
            }
            spool.Hash = "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private async Task KeepAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            if (_content is MemoryStream memory && memory.Length + bytes.Length > InMemory)
            {
                _content = OpenFile();
                memory.Position = 0;
                await memory.CopyToAsync(_content, cancellationToken);
            }
            await _content.WriteAsync(bytes, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException("The folder for temporary files has no room for a large request.", exception);
        }
    }

    private static FileStream OpenFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // it holds people's addresses
        return new FileStream(Path.Combine(Path.GetTempPath(), $"autoreach-{Guid.NewGuid():N}.tmp"), options);
    }
}
