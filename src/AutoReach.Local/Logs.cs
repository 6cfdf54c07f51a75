namespace AutoReach.Local;

internal static partial class Logs
{
    [LoggerMessage(110, LogLevel.Information, "{Count} promises were open and are being kept")]
    public static partial void PromisesKept(ILogger logger, int count);

    [LoggerMessage(113, LogLevel.Error, "Open promises could not be looked after: {Reason} They will be tried again in a minute")]
    public static partial void PromisesNotKept(ILogger logger, string reason);

    [LoggerMessage(111, LogLevel.Debug, "{Count} histories of ended instances were purged")]
    public static partial void HistoriesPurged(ILogger logger, int count);

    [LoggerMessage(112, LogLevel.Warning, "Old histories could not be purged: {Reason} They will be tried again tomorrow")]
    public static partial void NotPurged(ILogger logger, string reason);

    [LoggerMessage(114, LogLevel.Warning, "{Misspelt}")]
    public static partial void SettingMisspelt(ILogger logger, string misspelt);
}
