using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>Compares what a host at rest shows, and what lies in its outbox, with what it ever acknowledged.</summary>
internal sealed class Audit(Caller caller, Ledger ledger, string outbox)
{
    private static readonly string[] Deciding = ["approved", "edited", "rejected"];
    private static readonly string[] UnderWay = ["queued", "researching", "qualifying", "drafting", "scheduled"];

    private readonly List<Breach> _breaches = [.. ledger.WrongAnswers];

    public async Task<IReadOnlyList<Breach>> RunAsync()
    {
        var all = await caller.ListAllAsync("leads");
        await AdoptAsync(all);
        var listed = Count(all);
        var waiting = Count(await caller.ListAllAsync("reviews"));
        foreach (var lead in ledger.Leads.Keys)
        {
            var found = await caller.FindAsync(lead);
            Check(found is not null && listed.ContainsKey(lead), BreachKind.LeadLost, lead, found is null ? "not found" : "not listed");
            Check(listed.GetValueOrDefault(lead) <= 1, BreachKind.LeadTwice, lead, "listed more than once");
            if (found is { } shown)
                CheckLead(lead, shown, waiting.GetValueOrDefault(lead));
        }
        foreach (var stranger in listed.Keys.Where(lead => !ledger.Leads.ContainsKey(lead)))
            Breached(BreachKind.LeadTwice, stranger, "a lead that nobody brought");
        foreach (var (lead, _) in ledger.Decisions.Where(decided => !ledger.Leads.ContainsKey(decided.Key)))
            Breached(BreachKind.DecisionLost, lead, "decided on a lead that was never acknowledged");
        CheckOutbox();
        return _breaches;
    }

    /// <summary>What was given up and is there all the same is held to what every lead and every decision is held to.</summary>
    private async Task AdoptAsync(IEnumerable<JsonElement> listed)
    {
        foreach (var line in listed)
            if (line.GetProperty("lead").GetProperty("email").GetString() is { } email && ledger.GivenUpContacts.ContainsKey(email))
                ledger.Leads.TryAdd(line.GetProperty("id").GetString()!, email);
        foreach (var lead in ledger.GivenUpDecisions.Keys.Where(lead => !ledger.Decisions.ContainsKey(lead)))
            if (await caller.FindAsync(lead) is { } shown && shown.GetProperty("decision") is { ValueKind: JsonValueKind.Object } decision)
                ledger.Decisions.TryAdd(lead, Caller.ReadDecision(decision));
    }

    private void CheckLead(string lead, JsonElement shown, int timesWaiting)
    {
        var status = shown.GetProperty("status").GetString()!;
        Check(!UnderWay.Contains(status), BreachKind.LeadStuck, lead, status);
        Check(timesWaiting == (status == "awaitingDecision" ? 1 : 0), BreachKind.NotInQueue, lead, $"{status}, {timesWaiting} times in the queue");
        var events = shown.GetProperty("timeline").EnumerateArray().Select(happened => happened.GetProperty("event").GetString()!).ToList();
        Check(events.Count(happened => happened == "sent") <= 1, BreachKind.SentTwice, lead, string.Join(' ', events));
        ledger.SendsTakenUpAgain += events.Count(happened => happened == "sendPutOff");
        if (ledger.Decisions.TryGetValue(lead, out var acknowledged))
            CheckDecided(lead, shown, status, acknowledged, events);
        else
            Check(status == "awaitingDecision" || shown.GetProperty("explanation").GetString() is not null, BreachKind.LeadUnexplained, lead, status);
    }

    private void CheckDecided(string lead, JsonElement shown, string status, AcknowledgedDecision acknowledged, List<string> events)
    {
        var decision = shown.GetProperty("decision");
        if (decision.ValueKind == JsonValueKind.Null)
        {
            Breached(BreachKind.DecisionLost, lead, status);
            return;
        }
        var stored = Caller.ReadDecision(decision);
        Check(stored == acknowledged, BreachKind.DecisionAltered, lead, $"{acknowledged} became {stored}");
        Check(events.Count(Deciding.Contains) == 1, BreachKind.DecidedTwice, lead, string.Join(' ', events));
        var sent = events.Count(happened => happened == "sent");
        Check(sent == 0 || acknowledged.IsToBeSent, BreachKind.SentUnasked, lead, acknowledged.Verdict);
        Check((status, sent) == ExpectedEnd(acknowledged), BreachKind.NotSent, lead, $"{acknowledged.Verdict}, then {status}: {string.Join(' ', events)}");
    }

    /// <summary>The outbox always knows what it holds, so with it no send ends as unknown.</summary>
    private static (string Status, int Sent) ExpectedEnd(AcknowledgedDecision decision) => decision switch
    {
        { IsToBeSent: true } => ("sent", 1),
        { Verdict: "reject" } => ("rejected", 0),
        _ => ("skipped", 0),
    };

    private void CheckOutbox()
    {
        var wanted = ledger.Decisions.Where(decided => decided.Value.IsToBeSent && ledger.Leads.ContainsKey(decided.Key))
            .ToDictionary(decided => ledger.Leads[decided.Key], decided => (Lead: decided.Key, Decision: decided.Value));
        var sent = new HashSet<string>();
        foreach (var message in SentMail.ReadAll(outbox))
        {
            if (!wanted.TryGetValue(message.To, out var approved))
            {
                Breached(BreachKind.SentUnasked, message.File, $"nobody approved writing to {message.To}");
                continue;
            }
            Check(sent.Add(message.To), BreachKind.SentTwice, approved.Lead, message.File);
            Check(message.Subject == approved.Decision.Subject && message.Body.StartsWith(approved.Decision.Body!, StringComparison.Ordinal),
                BreachKind.TextAltered, approved.Lead, message.Body);
        }
        foreach (var (to, approved) in wanted)
            Check(sent.Contains(to), BreachKind.NotSent, approved.Lead, "not in the outbox");
    }

    private static Dictionary<string, int> Count(IEnumerable<JsonElement> items) =>
        items.CountBy(item => item.GetProperty("id").GetString()!).ToDictionary();

    private void Check(bool holds, BreachKind otherwise, string about, string detail)
    {
        if (!holds)
            Breached(otherwise, about, detail);
    }

    private void Breached(BreachKind kind, string about, string detail) => _breaches.Add(new Breach(kind, about, detail));
}
