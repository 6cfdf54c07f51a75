using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>Compares what a host at rest shows, and what lies in its outbox, with what it ever acknowledged.</summary>
internal sealed class Audit(Caller caller, Ledger ledger, string outbox)
{
    private static readonly string[] UnderWay = ["queued", "researching", "qualifying", "drafting", "scheduled"];
    private static readonly string[] Ended = ["sent", "skipped", "rejected", "expired", "failed", "canceled", "unknown"];

    private static readonly string[] Deciding = ["approved", "edited", "rejected"];
    private static readonly string[] Acting = [.. Deciding, "decisionUndone", "redraftRequested", "leadCanceled", "sendStarted", "sent"];

    private readonly List<Breach> _breaches = [];

    /// <summary>
    /// The reconciler looks at open promises each minute, beside the requests: what it is about to mend gets some of its
    /// rounds. What was lost stays lost however often one looks.
    /// </summary>
    public async Task<IReadOnlyList<Breach>> RunUntilAtRestAsync()
    {
        for (var round = 0; round < 10; round++)
        {
            _breaches.Clear();
            await RunAsync();
            if (_breaches.Count == 0)
                break;
            await caller.AdvanceAsync(TimeSpan.FromMinutes(2), Phase.Sending);
        }
        return [.. ledger.Breaches, .. _breaches];
    }

    private async Task RunAsync()
    {
        var listed = await caller.ListAllAsync("leads");
        Adopt(listed);
        var times = CountIds(listed);
        var shown = new Dictionary<string, LeadShown>();
        foreach (var (lead, record) in ledger.Leads)
        {
            var found = await caller.FindAsync(lead);
            Check(found is not null && times.ContainsKey(lead), BreachKind.LeadLost, lead, found is null ? "not found" : "not listed");
            Check(times.GetValueOrDefault(lead) <= 1, BreachKind.LeadTwice, lead, "listed more than once");
            if (found is null)
                CheckLost(lead, record);
            else
                CheckLead(shown[lead] = found, record);
        }
        await CheckQueueAsync(shown);
        await CheckStatusListsAsync(shown);
        CheckOutbox(shown);
        ledger.SendsTakenUpAgain = shown.Values.Sum(lead => lead.Events.Count(happened => happened == "sendPutOff"));
    }

    /// <summary>What was given up and is there all the same is held to what every lead is held to.</summary>
    private void Adopt(IReadOnlyList<JsonElement> listed)
    {
        foreach (var same in listed.GroupBy(line => line.GetProperty("lead").GetProperty("email").GetString()!))
        {
            Check(ledger.Contacts.ContainsKey(same.Key), BreachKind.LeadTwice, same.Key, "a lead that nobody brought");
            Check(same.DistinctBy(line => line.GetProperty("id").GetString()).Count() == 1, BreachKind.LeadTwice, same.Key, "two leads");
            ledger.Leads.TryAdd(same.First().GetProperty("id").GetString()!, new LeadRecord(same.Key));
        }
    }

    private void CheckLost(string lead, LeadRecord record)
    {
        if (record.Known is not Standing.Untouched)
            Breached(Ledger.Lost(record.Known), lead, "the lead is lost");
    }

    private void CheckLead(LeadShown lead, LeadRecord record)
    {
        var told = $"{lead.Status}, revision {lead.Revision}, {lead.Decision}: {string.Join(' ', lead.Events)}";
        Check(!UnderWay.Contains(lead.Status), BreachKind.LeadStuck, lead.Id, told);
        var lost = record.Known is Standing.Decided && lead.Decision is not null ? BreachKind.DecisionAltered : Ledger.Lost(record.Known);
        Check(record.Explains(lead), lost, lead.Id, $"{record.Known} and perhaps {string.Join(", ", record.Maybe)} became {told}");
        var sent = lead.Events.Count(happened => happened == "sent");
        Check(sent <= 1, BreachKind.SentTwice, lead.Id, told);
        Check(sent == 0 || lead.Decision is { IsToBeSent: true }, BreachKind.SentUnasked, lead.Id, told);
        Check(lead.Decision is not { } decision || (lead.Status, sent) == ExpectedEnd(decision), BreachKind.NotSent, lead.Id, told);
        CheckCourse(lead, told);
    }

    /// <summary>One decision at a time stands, nothing follows a cancel, and the status is what the last of it led to.</summary>
    private void CheckCourse(LeadShown lead, string told)
    {
        var (isDecided, isCanceled) = (false, false);
        foreach (var happened in lead.Events)
        {
            Check(!isCanceled || !Acting.Contains(happened), BreachKind.CancelLost, lead.Id, told);
            Check(!isDecided || happened != "redraftRequested" && !Deciding.Contains(happened), BreachKind.DecidedTwice, lead.Id, told);
            Check(isDecided || happened != "decisionUndone", BreachKind.DecidedTwice, lead.Id, told);
            isDecided = Deciding.Contains(happened) || (isDecided && happened != "decisionUndone");
            isCanceled |= happened == "leadCanceled";
        }
        Check(isCanceled == (lead.Status == "canceled"), BreachKind.CancelLost, lead.Id, told);
        Check(isDecided == (lead.Decision is not null) || isCanceled, BreachKind.DecisionLost, lead.Id, told);
    }

    /// <summary>The outbox always knows what it holds, so with it no send ends as unknown.</summary>
    private static (string Status, int Sent) ExpectedEnd(AcknowledgedDecision decision) => decision switch
    {
        { IsToBeSent: true } => ("sent", 1),
        { Verdict: "reject" } => ("rejected", 0),
        _ => ("skipped", 0),
    };

    /// <summary>Each order is an index of its own.</summary>
    private async Task CheckQueueAsync(Dictionary<string, LeadShown> shown)
    {
        foreach (var order in (string[])["risk", "age", "value"])
        {
            var queued = CountIds(await caller.ListAllAsync($"reviews?order={order}"));
            foreach (var lead in shown.Values.Where(lead => lead.IsWaiting))
                Check(queued.ContainsKey(lead.Id), BreachKind.Hidden, lead.Id, $"waits, and is not in the queue by {order}: {string.Join(' ', lead.Events)}");
            foreach (var (lead, times) in queued)
                Check(times == 1 && shown.GetValueOrDefault(lead) is { IsWaiting: true },
                    BreachKind.QueuedWrongly, lead, $"{times} times in the queue by {order}");
        }
    }

    private async Task CheckStatusListsAsync(Dictionary<string, LeadShown> shown)
    {
        foreach (var status in (string[])[.. UnderWay, "awaitingDecision", .. Ended])
        {
            var listed = CountIds(await caller.ListAllAsync($"leads?status={status}"));
            foreach (var lead in shown.Values)
                Check(listed.GetValueOrDefault(lead.Id) == (lead.Status == status ? 1 : 0), BreachKind.StatusListWrong, lead.Id,
                    $"{lead.Status}, and {listed.GetValueOrDefault(lead.Id)} times in the list of {status}");
        }
    }

    private void CheckOutbox(Dictionary<string, LeadShown> shown)
    {
        var byAddress = shown.Values.ToLookup(lead => ledger.Leads[lead.Id].Email);
        var sent = new HashSet<string>();
        foreach (var message in SentMail.ReadAll(outbox))
        {
            var lead = byAddress[message.To].FirstOrDefault();
            if (lead is not { Status: "sent", Decision: { IsToBeSent: true } decision })
            {
                Breached(BreachKind.SentUnasked, message.File, $"to {message.To}, whose lead is {lead?.Status ?? "unknown"}");
                continue;
            }
            Check(sent.Add(lead.Id), BreachKind.SentTwice, lead.Id, message.File);
            Check(message.Subject == decision.Subject && message.Body.StartsWith(decision.Body!, StringComparison.Ordinal),
                BreachKind.TextAltered, lead.Id, message.Body);
        }
        foreach (var lead in shown.Values.Where(lead => lead.Status == "sent"))
            Check(sent.Contains(lead.Id), BreachKind.NotSent, lead.Id, "not in the outbox");
    }

    private static Dictionary<string, int> CountIds(IEnumerable<JsonElement> items) =>
        items.CountBy(item => item.GetProperty("id").GetString()!).ToDictionary();

    private void Check(bool holds, BreachKind otherwise, string about, string detail)
    {
        if (!holds)
            Breached(otherwise, about, detail);
    }

    private void Breached(BreachKind kind, string about, string detail) => _breaches.Add(new Breach(kind, about, detail));
}
