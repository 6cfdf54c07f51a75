using Microsoft.Extensions.Logging;

namespace AutoReach.Functions;

/// <summary>All that this project logs.</summary>
internal static partial class Logs
{
    [LoggerMessage(1, LogLevel.Information, "{Count} promises were open and have been kept")]
    public static partial void PromisesKept(ILogger logger, int count);

    [LoggerMessage(2, LogLevel.Information, "{Count} histories of ended instances were purged")]
    public static partial void HistoriesPurged(ILogger logger, int count);

    [LoggerMessage(3, LogLevel.Warning, "{Misspelt}")]
    public static partial void SettingMisspelt(ILogger logger, string misspelt);
}
