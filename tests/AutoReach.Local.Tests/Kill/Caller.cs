using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>Talks to one life of a host and writes down what it acknowledges. What a kill cuts off is counted, not thrown.</summary>
internal sealed class Caller(Uri host, string workflow, Ledger ledger) : IDisposable
{
    private readonly HttpClient _http = Connect(host);

    public void Dispose() => _http.Dispose();

    public static HttpClient Connect(Uri host) => new()
    {
        BaseAddress = host,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", HostProcess.AdminKey) },
    };

    public async Task TakeInAsync(IntakeRequest intake)
    {
        ledger.OpenIntakes.TryAdd(intake.Key, intake);
        foreach (var email in intake.Emails())
            ledger.Contacts[email] = true;
        if (await PostAsync(Phase.Intake, $"/api/workflows/{workflow}/leads", intake.Body, intake.Key) is not var (status, answer))
        {
            ledger.WasCutOff(intake);
            return;
        }
        if (status != HttpStatusCode.Accepted || answer.GetProperty("accepted").GetInt32() != intake.Rows)
            WrongAnswer(intake.Key, status, answer);
        else
            foreach (var (row, email) in answer.GetProperty("rows").EnumerateArray().Zip(intake.Emails()))
                ledger.Leads.TryAdd(row.GetProperty("leadId").GetString()!, new LeadRecord(email));
        ledger.OpenIntakes.TryRemove(intake.Key, out _);
    }

    /// <returns>Whether it is known to be done.</returns>
    public async Task<bool> ActAsync(Act act)
    {
        var isRepeated = !ledger.OpenActs.TryAdd(act.Lead, act);
        if (await PostAsync(act.Kind == ActKind.Decide ? Phase.Deciding : Phase.Changing, $"/api/leads/{act.Lead}/{act.Path}", act.Body)
            is not var (status, answer))
        {
            ledger.WasCutOff(act);
            return false;
        }
        ledger.OpenActs.TryRemove(act.Lead, out _);
        if (status == HttpStatusCode.OK)
            ledger.Acknowledge(act, act.After(answer));
        else if (status != HttpStatusCode.Conflict || !act.IsRightlyRefused(answer, isRepeated, ledger.Leads[act.Lead].Known, out var known))
            WrongAnswer($"{act.Kind} {act.Lead}", status, answer);
        else if (known is not null)
            ledger.Acknowledge(act, known);
        else if (isRepeated)
            ledger.LeaveOpen(act);
        return status == HttpStatusCode.OK;
    }

    /// <summary>Stops the workflow or everything, or lets it go on.</summary>
    /// <returns>Whether that was acknowledged.</returns>
    public async Task<bool> TurnAsync(Switch which, bool on)
    {
        var answered = which == Switch.Pause
            ? await PostAsync(Phase.Stopping, $"/api/workflows/{workflow}/{(on ? "pause" : "resume")}", body: null)
            : await SendAsync(HttpMethod.Put, Phase.Stopping, "/api/kill-switch", JsonSerializer.Serialize(new { on }));
        if (answered is not var (status, answer))
            return false;
        if (status == HttpStatusCode.OK)
            Ledger.Count(ledger.Acknowledged, on ? ActKind.Stop : ActKind.GoOn);
        else
            WrongAnswer($"{which}", status, answer);
        return status == HttpStatusCode.OK;
    }

    /// <summary>Lets everything run that is due after so much time.</summary>
    /// <param name="phase">What that is.</param>
    /// <returns>False when the host was killed over it.</returns>
    public async Task<bool> AdvanceAsync(TimeSpan time, Phase phase)
    {
        if (await PostAsync(phase, "/dev/clock", $$"""{ "advance": "PT{{time.TotalSeconds:0}}S" }""") is not var (status, answer))
            return false;
        if (status != HttpStatusCode.OK)
            WrongAnswer("clock", status, answer);
        return true;
    }

    /// <summary>A page of what waits for a person, the oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListWaitingAsync(int limit)
    {
        var page = await _http.GetFromJsonAsync<JsonElement>($"/api/workflows/{workflow}/reviews?order=age&limit={limit}");
        JsonElement[] items = [.. page.GetProperty("items").EnumerateArray()];
        foreach (var item in items)
            ledger.SawWaiting(
                item.GetProperty("id").GetString()!, item.GetProperty("lead").GetProperty("email").GetString()!, item.GetProperty("revision").GetInt32());
        return items;
    }

    /// <returns>Null when there is no such lead.</returns>
    public async Task<LeadShown?> FindAsync(string lead)
    {
        using var response = await _http.GetAsync($"/api/leads/{lead}");
        return response.StatusCode == HttpStatusCode.NotFound ? null : LeadShown.Read(await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Every item of a list, page by page.</summary>
    /// <param name="list">With a part of its query, perhaps.</param>
    public async Task<IReadOnlyList<JsonElement>> ListAllAsync(string list)
    {
        var items = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var from = cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await _http.GetFromJsonAsync<JsonElement>(
                $"/api/workflows/{workflow}/{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=100{from}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("next").GetString();
        }
        return items;
    }

    private void WrongAnswer(string about, HttpStatusCode status, JsonElement answer) =>
        ledger.Breaches.Enqueue(new Breach(BreachKind.WrongAnswer, about, $"{status} {answer}"));

    private Task<(HttpStatusCode Status, JsonElement Answer)?> PostAsync(Phase phase, string path, string? body, string? idempotencyKey = null) =>
        SendAsync(HttpMethod.Post, phase, path, body, idempotencyKey);

    private async Task<(HttpStatusCode Status, JsonElement Answer)?> SendAsync(
        HttpMethod method, Phase phase, string path, string? body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        try
        {
            using var response = await _http.SendAsync(request);
            return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
        }
        catch (HttpRequestException)
        {
            Ledger.Count(ledger.CutOff, phase);
            return null;
        }
    }
}
