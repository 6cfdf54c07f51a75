using System.ClientModel.Primitives;
using System.Globalization;

namespace AutoReach.Adapters.OpenAi;

/// <summary>
/// The client's own retries, as patient as the server asks, but not for ever: then the step's retries take over, which
/// hold nothing in memory.
/// </summary>
internal sealed class PatientRetries(OpenAiOptions options) : ClientRetryPolicy(options.Retries)
{
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) =>
        base.ShouldRetry(message, exception) && IsSoon(message);

    protected override async ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) =>
        await base.ShouldRetryAsync(message, exception) && IsSoon(message);

    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount) =>
        RetryAfter(message) ?? options.FirstRetryDelay * Math.Pow(2, tryCount - 1);

    private bool IsSoon(PipelineMessage message) => RetryAfter(message) is not { } wait || wait <= options.MaxRetryAfter;

    private static TimeSpan? RetryAfter(PipelineMessage message) =>
        message.Response?.Headers.TryGetValue("retry-after-ms", out var milliseconds) == true
            && double.TryParse(milliseconds, CultureInfo.InvariantCulture, out var exact) ? TimeSpan.FromMilliseconds(exact)
        : message.Response?.Headers.TryGetValue("retry-after", out var after) != true ? null
        : int.TryParse(after, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)

            : DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? Positive(date - TimeProvider.System.GetUtcNow())
        : null;

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
