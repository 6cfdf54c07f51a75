using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace AutoReach.Functions;

/// <summary>Everything that the Functions host calls; public, since its generators overlook what is not. Digests, reminders and audits need no timer: their flows sleep.</summary>
public sealed class Triggers(Dispatch dispatch, DurableClient durable, WebPipeline web, Reconciler reconciler, Retention retention, FunctionSettings settings, ILogger<Triggers> logger)
{
    /// <summary>Whoever made a younger promise may still be keeping it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    [Function(FunctionNames.Flow)]
    public Task<string> FlowAsync([OrchestrationTrigger] TaskOrchestrationContext context) => dispatch.FlowAsync(context);

    [Function(FunctionNames.Step)]
    public Task<StepEnd> StepAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Use(client);
        return dispatch.StepAsync(call, cancellationToken);
    }

    /// <summary>Anonymous for the host: who may do what is decided inside, by our own keys.</summary>
    [Function(FunctionNames.Web)]
    public async Task<IResult> WebAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        durable.Use(client);
        await web.RunAsync(request.HttpContext);
        return Results.Empty; // it is answered already
    }

    [Function(FunctionNames.Reconcile)]
    public async Task ReconcileAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Use(client);
        var found = await reconciler.RunAsync(Fresh, cancellationToken);
        if (found > 0)
            Logs.PromisesKept(logger, found);
    }

    [Function(FunctionNames.Retain)]
    public async Task RetainAsync([TimerTrigger("0 17 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Use(client);
        Logs.HistoriesPurged(logger, await retention.RunAsync(settings.KeepHistories, cancellationToken));
    }
}
