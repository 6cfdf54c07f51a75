using System.Collections.Concurrent;
using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>What a request was for, and what the host was doing when it was killed.</summary>
internal enum Phase { Starting, Intake, Deciding, Sending }

/// <summary>A request to take leads in; repeated under its key until it is acknowledged.</summary>
/// <param name="Body">JSON array of leads.</param>
internal sealed record IntakeRequest(string Key, string Body, int Rows)
{
    public IEnumerable<string> Emails() =>
        JsonDocument.Parse(Body).RootElement.EnumerateArray().Select(lead => lead.GetProperty("email").GetString()!);
}

/// <summary>A decision that was stated, whether or not an answer came.</summary>
/// <param name="Body">JSON of the request; the same at every repetition.</param>
internal sealed record StatedDecision(string Lead, int Revision, string Body);

/// <summary>A decision as the host said that it was stored.</summary>
internal sealed record AcknowledgedDecision(
    int Revision, string Action, string Verdict, string By, string? Subject, string? Body, string? ContentHash, string? Note)
{
    public bool IsToBeSent => Action == "send" && Verdict is "approve" or "edit";
}

/// <summary>Everything that a host has acknowledged, kept where no kill reaches it.</summary>
internal sealed class Ledger
{
    /// <summary>Lead ids with the address of each.</summary>
    public ConcurrentDictionary<string, string> Leads { get; } = new();

    /// <summary>By lead id; nobody decides twice on a lead here.</summary>
    public ConcurrentDictionary<string, AcknowledgedDecision> Decisions { get; } = new();

    /// <summary>Sent to the host and not acknowledged so far, by key.</summary>
    public ConcurrentDictionary<string, IntakeRequest> OpenIntakes { get; } = new();

    /// <summary>Sent to the host and not acknowledged so far, by lead id.</summary>
    public ConcurrentDictionary<string, StatedDecision> OpenDecisions { get; } = new();

    /// <summary>Addresses in requests that were cut off and are never repeated: such a lead is there as a whole or not at all.</summary>
    public ConcurrentDictionary<string, bool> GivenUpContacts { get; } = new();

    /// <summary>Leads with a decision that was cut off and is never repeated.</summary>
    public ConcurrentDictionary<string, bool> GivenUpDecisions { get; } = new();

    /// <summary>Answers that no host may give to what it was asked.</summary>
    public ConcurrentQueue<Breach> WrongAnswers { get; } = new();

    /// <summary>Kills by what they hit.</summary>
    public ConcurrentDictionary<Phase, int> Kills { get; } = new();

    /// <summary>Requests without an answer because the host was killed.</summary>
    public ConcurrentDictionary<Phase, int> CutOff { get; } = new();

    /// <summary>Sends that a kill stopped after their intent was stored and before the message was out; seen by the audit.</summary>
    public int SendsTakenUpAgain { get; set; }

    /// <summary>Some clients do not come back after a lost answer; then only the host can finish what it began.</summary>
    public void WasCutOff(IntakeRequest intake)
    {
        if (intake.Rows != 2)
            return;
        OpenIntakes.TryRemove(intake.Key, out _);
        foreach (var email in intake.Emails())
            GivenUpContacts[email] = true;
    }

    /// <inheritdoc cref="WasCutOff(IntakeRequest)"/>
    public void WasCutOff(StatedDecision decision)
    {
        if (decision.Lead[^2] % 2 == 0)
            return;
        OpenDecisions.TryRemove(decision.Lead, out _);
        GivenUpDecisions[decision.Lead] = true;
    }

    public void CountKill(Phase phase) => Kills.AddOrUpdate(phase, 1, (_, count) => count + 1);

    public void CountCutOff(Phase phase) => CutOff.AddOrUpdate(phase, 1, (_, count) => count + 1);
}
