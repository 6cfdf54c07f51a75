using AutoReach.Orchestration.Activities;
using AutoReach.Orchestration.Control;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AutoReach.Functions;

/// <summary>One function a step, so that monitoring tells them apart. By hand, see decision record 0009; a test holds them to the registry.</summary>
public sealed class ActivityFunctions(Dispatch dispatch, DurableClient durable)
{
    [Function(nameof(Admit))]
    public Task<StepEnd> AdmitAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(Research))]
    public Task<StepEnd> ResearchAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(Qualify))]
    public Task<StepEnd> QualifyAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(Propose))]
    public Task<StepEnd> ProposeAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(Route))]
    public Task<StepEnd> RouteAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(OpenReview))]
    public Task<StepEnd> OpenReviewAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(ReadReview))]
    public Task<StepEnd> ReadReviewAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(SettleReview))]
    public Task<StepEnd> SettleReviewAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(RaiseReview))]
    public Task<StepEnd> RaiseReviewAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(SendDigest))]
    public Task<StepEnd> SendDigestAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(Send))]
    public Task<StepEnd> SendAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(RecordAlone))]
    public Task<StepEnd> RecordAloneAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(Conclude))]
    public Task<StepEnd> ConcludeAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(StartNextAudit))]
    public Task<StepEnd> StartNextAuditAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(CloseWeek))]
    public Task<StepEnd> CloseWeekAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(DrawAudit))]
    public Task<StepEnd> DrawAuditAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(SendWeeklyReport))]
    public Task<StepEnd> SendWeeklyReportAsync(
        [ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(RemindOfAudit))]
    public Task<StepEnd> RemindOfAuditAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(OpenAuditItem))]
    public Task<StepEnd> OpenAuditItemAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(SettleAuditItem))]
    public Task<StepEnd> SettleAuditItemAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(OpenCopy))]
    public Task<StepEnd> OpenCopyAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(SettleCopy))]
    public Task<StepEnd> SettleCopyAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(SendTrustNotice))]
    public Task<StepEnd> SendTrustNoticeAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(WakeHeld))]
    public Task<StepEnd> WakeHeldAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    [Function(nameof(CancelLeads))]
    public Task<StepEnd> CancelLeadsAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    /// <summary>Of the first release, for instances that still wait, see <see cref="FunctionNames.LegacyStep"/>.</summary>
    [Function(FunctionNames.LegacyStep)]
    public Task<StepEnd> LegacyStepAsync([ActivityTrigger] StepCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(call, client, cancellationToken);

    private Task<StepEnd> RunAsync(StepCall call, DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Use(client);
        return dispatch.StepAsync(call, cancellationToken);
    }
}
