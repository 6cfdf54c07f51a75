using System.Collections.Concurrent;
using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>What a request was for, and what the host was doing when it was killed.</summary>
internal enum Phase { Starting, Intake, Deciding, Changing, Stopping, Sending }

/// <summary>A request to take leads in; repeated under its key until it is acknowledged.</summary>
/// <param name="Body">JSON array of leads.</param>
internal sealed record IntakeRequest(string Key, string Body, int Rows)
{
    public IEnumerable<string> Emails() =>
        JsonDocument.Parse(Body).RootElement.EnumerateArray().Select(lead => lead.GetProperty("email").GetString()!);
}

/// <summary>Everything that a host has acknowledged, kept where no kill reaches it.</summary>
internal sealed class Ledger
{
    /// <summary>By lead id. One request at a time is about a lead.</summary>
    public ConcurrentDictionary<string, LeadRecord> Leads { get; } = new();

    /// <summary>Sent to the host and not acknowledged so far, by key.</summary>
    public ConcurrentDictionary<string, IntakeRequest> OpenIntakes { get; } = new();

    /// <summary>Sent to the host and not acknowledged so far, by lead id.</summary>
    public ConcurrentDictionary<string, Act> OpenActs { get; } = new();

    /// <summary>Every address that was ever to be taken in. A lead that nobody acknowledged is there as a whole or not at all.</summary>
    public ConcurrentDictionary<string, bool> Contacts { get; } = new();

    /// <summary>What no host may answer or do, seen as it happened.</summary>
    public ConcurrentQueue<Breach> Breaches { get; } = new();

    /// <summary>Kills by what they hit.</summary>
    public ConcurrentDictionary<Phase, int> Kills { get; } = new();

    /// <summary>Requests without an answer because the host was killed.</summary>
    public ConcurrentDictionary<Phase, int> CutOff { get; } = new();

    /// <summary>What was asked of leads and switches and answered with a 200, or by a refusal that tells that it was done.</summary>
    public ConcurrentDictionary<ActKind, int> Acknowledged { get; } = new();

    /// <summary>Sends that a kill stopped after their intent was stored and before the message was out; seen by the audit.</summary>
    public int SendsTakenUpAgain { get; set; }

    public void Acknowledge(Act act, Standing known)
    {
        Count(Acknowledged, act.Kind);
        Leads[act.Lead] = Leads[act.Lead].Now(known);
    }

    /// <summary>Nobody will ever be told whether it was done.</summary>
    public void LeaveOpen(Act act)
    {
        OpenActs.TryRemove(act.Lead, out _);
        Leads[act.Lead] = Leads[act.Lead].WithMaybe(act);
    }

    /// <summary>Some clients do not come back after a lost answer; then only the host can finish what it began.</summary>
    public void WasCutOff(IntakeRequest intake)
    {
        if (intake.Rows == 2)
            OpenIntakes.TryRemove(intake.Key, out _);
    }

    /// <inheritdoc cref="WasCutOff(IntakeRequest)"/>
    public void WasCutOff(Act act)
    {
        if (act.Lead[^2] % 2 != 0)
            LeaveOpen(act);
    }

    /// <summary>What the queue shows waits; what was decided or canceled for good does not.</summary>
    public void SawWaiting(string lead, string email, int revision)
    {
        var record = Leads.GetOrAdd(lead, _ => new LeadRecord(email)); // its intake was cut off
        if (!record.MayWait(revision))
            Breaches.Enqueue(new Breach(Lost(record.Known), lead, $"waits with revision {revision} after {record.Known}"));
        Leads[lead] = record.Now(new Standing.Waiting(revision));
    }

    public static BreachKind Lost(Standing known) => known switch
    {
        Standing.Decided => BreachKind.DecisionLost,
        Standing.Canceled => BreachKind.CancelLost,
        Standing.Waiting => BreachKind.ReopeningLost,
        _ => BreachKind.LeadUnexplained,
    };

    public static void Count<T>(ConcurrentDictionary<T, int> counts, T kind) where T : struct, Enum =>
        counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
}
