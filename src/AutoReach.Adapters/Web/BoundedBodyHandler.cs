using System.Buffers;
using System.IO.Compression;
using System.Net.Http.Headers;

namespace AutoReach.Adapters.Web;

/// <summary>A response body that is not read to its end, with the reason in a few words.</summary>
public sealed class RefusedBodyException(string reason) : HttpRequestException(reason);

/// <summary>
/// Reads whole bodies inside the attempt, so that its time limit also ends a slow drip, and counts bytes before and after
/// decompression, so that a small file cannot grow large. Runs under the retries.
/// </summary>
internal sealed class BoundedBodyHandler(int maxWireBytes, int maxDecodedBytes) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            if (response.IsSuccessStatusCode)
                await BufferAsync(response, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task BufferAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var headers = response.Content.Headers;
        if (!IsText(headers.ContentType))
            throw new RefusedBodyException("not a page");
        if (headers.ContentLength > maxWireBytes)
            throw new RefusedBodyException("too large");
        await using var wire = new CountedStream(await response.Content.ReadAsStreamAsync(cancellationToken), maxWireBytes);
        await using var decoded = Decode(wire, headers.ContentEncoding);
        var body = await ReadAsync(decoded, cancellationToken);
        var type = headers.ContentType;
        response.Content.Dispose();
        response.Content = new ByteArrayContent(body);
        response.Content.Headers.ContentType = type;
    }

    private static bool IsText(MediaTypeHeaderValue? type) =>
        type?.MediaType is null or "text/html" or "text/plain" or "application/xhtml+xml";

    private static Stream Decode(Stream wire, ICollection<string> encodings) => encodings.Count switch
    {
        0 => wire,
        1 => encodings.First().ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
            "br" => new BrotliStream(wire, CompressionMode.Decompress),
            "deflate" => new ZLibStream(wire, CompressionMode.Decompress),
            "identity" => wire,
            _ => throw new RefusedBodyException("unknown encoding"),
        },
        _ => throw new RefusedBodyException("encoded more than once"),
    };

    private async Task<byte[]> ReadAsync(Stream decoded, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                    buffer = Grown(buffer);
                var read = await decoded.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                    return buffer.AsSpan(0, length).ToArray();
                if ((length += read) > maxDecodedBytes)
                    throw new RefusedBodyException("too large");
            }
        }
        catch (InvalidDataException)
        {
            throw new RefusedBodyException("broken encoding");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private sealed class CountedStream(Stream inner, int most) : Stream
    {
        private long _read;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            return (_read += read) > most ? throw new RefusedBodyException("too large") : read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
