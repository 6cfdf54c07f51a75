using AutoReach.Orchestration;

namespace AutoReach.Functions;

/// <summary>
/// What the Functions host calls everything: each flow and each step by a name of its own, see decision record 0009. These
/// names stand in histories, as the ones of flows and steps do that they are made from.
/// </summary>
internal static class FunctionNames
{
    public const string Web = "Web", Reconcile = "Reconcile", Retain = "Retain", WeeklyAudit = "WeeklyAudit";

    /// <summary>
    /// In the first release one orchestrator served every flow and one activity every step. Instances of it still wait; they
    /// go on under these names, since a replay has to schedule what the history says. Nothing new is started so.
    /// </summary>
    public const string LegacyFlow = "Flow", LegacyStep = "Step";

    /// <param name="flow">As registered, such as <c>weeklyAudit</c>.</param>
    public static string OfFlow(string flow) => Capitalized(flow) + "Orchestration";

    /// <param name="activity">As registered, such as <c>sendDigest</c>.</param>
    public static string OfActivity(string activity) => Capitalized(activity);

    /// <param name="orchestrator">The function that the calling instance was started as.</param>
    public static string OfActivity<TIn, TOut>(Activity<TIn, TOut> activity, string orchestrator) =>
        orchestrator == LegacyFlow ? LegacyStep : OfActivity(activity.Name);

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
