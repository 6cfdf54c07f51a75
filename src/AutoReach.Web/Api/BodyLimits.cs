using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace AutoReach.Web.Api;

/// <summary>How many bytes a route takes. Known to servers that ask, and held by <see cref="BodyLimits"/> on those that do not.</summary>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    public static readonly BodyLimit Ordinary = new(2L << 20);
    public static readonly BodyLimit Intake = new(1L << 30);
}

internal static class BodyLimits
{
    public static Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize is not { } limit)
            return next(context);
        if (context.Request.ContentLength > limit)
            return Problem.TooLarge($"This address takes at most {limit >> 20} MiB at once.").ExecuteAsync(context);
        if (context.Request.ContentLength is null)
            context.Request.Body = new Counted(context.Request.Body, limit);
        return next(context);
    }

    /// <summary>A body of unannounced length; ends with an exception where it grows past its limit.</summary>
    private sealed class Counted(Stream body, long limit) : Stream
    {
        private long _read;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            return (_read += read) <= limit ? read : throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => _read; set => throw new NotSupportedException(); }
        public override void Flush() => throw new NotSupportedException();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Requests are read asynchronously.");
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
