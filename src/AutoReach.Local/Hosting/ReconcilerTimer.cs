using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Local.Hosting;

/// <summary>Runs the reconciler at start, when nothing else can be under way, and every minute.</summary>
internal sealed class ReconcilerTimer(Reconciler reconciler, TimeProvider clock, ILogger<ReconcilerTimer> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        var olderThan = TimeSpan.Zero;
        do
        {
            try
            {
                var found = await reconciler.RunAsync(olderThan, stoppingToken);
                if (found > 0)
                    Logs.PromisesKept(logger, found);
                olderThan = Period;
            }
            catch (StorageUnavailableException unavailable)
            {
                Logs.PromisesNotKept(logger, unavailable.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
