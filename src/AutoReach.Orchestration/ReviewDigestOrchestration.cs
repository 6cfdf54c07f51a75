using System.Globalization;
using AutoReach.Core;
using AutoReach.Orchestration.Activities;

namespace AutoReach.Orchestration;

/// <summary>The digest of one workflow and one day of its time zone.</summary>
/// <param name="Day">On which it is sent.</param>
/// <param name="At">When people want it, known when it is started; null: shortly after something has become due.</param>
public sealed record DigestOf(WorkflowId Workflow, DateOnly Day, DateTimeOffset? At = null)
{
    /// <summary>One instance a workflow and day, however many reminders become due.</summary>
    public string InstanceId => string.Create(CultureInfo.InvariantCulture, $"digest-{Workflow}-{Day:yyyy-MM-dd}");
}

/// <summary>
/// Reminds the team: the first reminder or escalation of a day starts it, it gathers what else becomes due until the
/// team's hour, or for a while where none is known, and one mail says what waits. A team that is asked once a day reads what it is asked.
/// </summary>
public static class ReviewDigestOrchestration
{
    public static readonly Flow<DigestOf> Flow = new("reviewDigest", Version: 1);

    private static readonly TimeSpan Gathering = TimeSpan.FromMinutes(10);

    /// <returns>How many people were written to.</returns>
    public static async Task<int> RunAsync(IOrchestration orchestration, DigestOf digest)
    {
        await orchestration.SleepUntilAsync(digest.At ?? orchestration.Now + Gathering);
        return await orchestration.CallAsync(SendDigest.Step, digest);
    }
}
