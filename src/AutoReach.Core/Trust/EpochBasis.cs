using AutoReach.Core.Workflows;

namespace AutoReach.Core.Trust;

/// <summary>
/// What certificates rest on: the models, and whatever a team states that changes what is proposed or how it is judged.
/// While it stays the same the epoch goes on; names, time zone, sending and review settings are no part of it.
/// </summary>
public static class EpochBasis
{
    /// <param name="models">Versions of the three stages.</param>
    /// <returns><c>hash of the models|hash of the statements</c>.</returns>
    public static string Compute(Workflow workflow, string models) => $"{Digest.Base32(models, bytes: 10)}|{Digest.Base32(StatementsOf(workflow), bytes: 10)}";

    public static bool SameModels(string basis, string other) => basis.Split('|')[0] == other.Split('|')[0];

    private static string StatementsOf(Workflow workflow) => CoreJson.Write(new
    {
        workflow.Profile,
        workflow.Messaging,
        workflow.QualityBar,
        workflow.Trust.Tolerance,
        workflow.Trust.Confidence,
    });
}
