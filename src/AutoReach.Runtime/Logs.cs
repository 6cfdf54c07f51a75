using Microsoft.Extensions.Logging;

namespace AutoReach.Runtime;

internal static partial class Logs
{
    [LoggerMessage(100, LogLevel.Information, "Runtime started: at most {MaxRunning} instances in memory")]
    public static partial void RuntimeStarted(ILogger logger, int maxRunning);

    [LoggerMessage(101, LogLevel.Information, "Runtime stopped")]
    public static partial void RuntimeStopped(ILogger logger);

    [LoggerMessage(102, LogLevel.Warning, "Instance {InstanceId} of flow {Flow} version {Version} has failed; its summary says why")]
    public static partial void InstanceFailed(ILogger logger, string instanceId, string flow, int version);

    [LoggerMessage(103, LogLevel.Error, "The journal cannot be used: {Reason} Trying again in {Delay}")]
    public static partial void JournalUnusable(ILogger logger, string reason, TimeSpan delay);

    [LoggerMessage(104, LogLevel.Warning, "Activities did not stop in time; their steps are done again at the next start")]
    public static partial void StoppedUnfinished(ILogger logger);

    /// <summary>The kind of failure only: its message may hold what a log must not, and is stored with the instance.</summary>
    [LoggerMessage(105, LogLevel.Warning, "An attempt at {Activity} for instance {InstanceId} has failed: {Kind}")]
    public static partial void AttemptFailed(ILogger logger, string activity, string instanceId, string kind);
}
