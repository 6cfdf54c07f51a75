using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Local.Hosting;

/// <summary>Lets go of old histories at start and every day.</summary>
internal sealed class RetentionTimer(Retention retention, LocalSettings settings, TimeProvider clock, ILogger<RetentionTimer> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                Logs.HistoriesPurged(logger, await retention.RunAsync(settings.KeepHistories, stoppingToken));
            }
            catch (StorageUnavailableException unavailable)
            {
                Logs.NotPurged(logger, unavailable.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
