using Microsoft.Extensions.Logging;

namespace AutoReach.Web;

/// <summary>All that this project logs. Never paths: those of links carry tokens.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Error, "A request failed unexpectedly (trace {TraceId})")]
    public static partial void RequestFailed(ILogger logger, string traceId, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The store is unavailable (trace {TraceId})")]
    public static partial void StoreUnavailable(ILogger logger, string traceId, Exception exception);
}
