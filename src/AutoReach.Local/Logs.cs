namespace AutoReach.Local;

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

    [LoggerMessage(110, LogLevel.Information, "{Count} promises were open and are being kept")]
    public static partial void PromisesKept(ILogger logger, int count);

    [LoggerMessage(113, LogLevel.Error, "Open promises could not be looked after: {Reason} They will be tried again in a minute")]
    public static partial void PromisesNotKept(ILogger logger, string reason);

    [LoggerMessage(111, LogLevel.Debug, "{Count} histories of ended instances were purged")]
    public static partial void HistoriesPurged(ILogger logger, int count);

    [LoggerMessage(112, LogLevel.Warning, "Old histories could not be purged: {Reason} They will be tried again tomorrow")]
    public static partial void NotPurged(ILogger logger, string reason);
}
