using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Trust;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace AutoReach.Functions;

/// <summary>
/// What the world outside calls; public, since the host's generators overlook what is not. Digests and reminders need no
/// timer: their flows sleep. Audits sleep too, but nobody waits for one that died, so one is looked for.
/// </summary>
public sealed class Triggers(
    DurableClient durable, WebPipeline web, Reconciler reconciler, AuditCalendar calendar, Retention retention, FunctionSettings settings,
    ILogger<Triggers> logger)
{
    /// <summary>Whoever made a younger promise may still be keeping it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>Anonymous for the host: who may do what is decided inside, by our own keys.</summary>
    [Function(FunctionNames.Web)]
    public async Task<IResult> WebAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        durable.Use(client);
        await web.RunAsync(request.HttpContext);
        return Results.Empty; // it is answered already
    }

    [Function(FunctionNames.Reconcile)]
    public async Task ReconcileAsync(
        [TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Use(client);
        var found = await reconciler.RunAsync(Fresh, cancellationToken);
        if (found > 0)
            Logs.PromisesKept(logger, found);
    }

    /// <summary>Every workflow's next audit is seen to be waiting for its Monday; one that is gone or has failed is started again.</summary>
    [Function(FunctionNames.WeeklyAudit)]
    public async Task WeeklyAuditAsync(
        [TimerTrigger("0 41 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Use(client);
        await calendar.EnsureAllAsync(TimeSpan.Zero, cancellationToken);
    }

    [Function(FunctionNames.Retain)]
    public async Task RetainAsync([TimerTrigger("0 17 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Use(client);
        Logs.HistoriesPurged(logger, await retention.RunAsync(settings.KeepHistories, cancellationToken));
    }
}
