using System.Globalization;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Orchestration.Trust;

/// <summary>Tells the team of what it should hear of at once. Promised before the event is written, so that a crash loses no notice.</summary>
public sealed class TrustNotices(Outbox outbox, IOrchestrationClient client)
{
    public static bool IsWorthTelling(TrustEvent happened) =>
        happened is TrustEvent.AlarmRaised or TrustEvent.Tripped or TrustEvent.PromotionProposed or TrustEvent.LevelChanged { By: Actor.System };

    public Task PromiseAsync(NoticeOf notice, CancellationToken cancellationToken) => outbox.PromiseNoticeAsync(notice, cancellationToken);

    public async Task StartAsync(NoticeOf notice, CancellationToken cancellationToken)
    {
        await client.StartAsync(TrustNoticeOrchestration.Flow, notice.InstanceId, notice, cancellationToken);
        await outbox.NoticeKeptAsync(notice, cancellationToken);
    }
}

/// <param name="Place">Which event of the workflow's trust log.</param>
public sealed record NoticeOf(WorkflowId Workflow, int Place)
{
    public string InstanceId => string.Create(CultureInfo.InvariantCulture, $"notice-{Workflow}-{Place}");
}
