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
        if (await PostAsync(Phase.Intake, $"/api/workflows/{workflow}/leads", intake.Body, intake.Key) is not var (status, answer))
        {
            ledger.WasCutOff(intake);
            return;
        }
        if (status != HttpStatusCode.Accepted || answer.GetProperty("accepted").GetInt32() != intake.Rows)
            ledger.WrongAnswers.Enqueue(new Breach(BreachKind.WrongAnswer, intake.Key, $"{status} {answer}"));
        else
            foreach (var (row, email) in answer.GetProperty("rows").EnumerateArray().Zip(intake.Emails()))
                ledger.Leads[row.GetProperty("leadId").GetString()!] = email;
        ledger.OpenIntakes.TryRemove(intake.Key, out _);
    }

    public async Task DecideAsync(StatedDecision decision)
    {
        var isRepeated = !ledger.OpenDecisions.TryAdd(decision.Lead, decision);
        if (await PostAsync(Phase.Deciding, $"/api/leads/{decision.Lead}/decision", decision.Body) is not var (status, answer))
        {
            ledger.WasCutOff(decision);
            return;
        }
        if (status == HttpStatusCode.OK)
            ledger.Decisions[decision.Lead] = ReadDecision(answer);
        else if (status == HttpStatusCode.Conflict && isRepeated && answer.TryGetProperty("decision", out var stored))
            ledger.Decisions[decision.Lead] = ReadDecision(stored); // it had been taken when the answer was cut off
        else
            ledger.WrongAnswers.Enqueue(new Breach(BreachKind.WrongAnswer, decision.Lead, $"{status} {answer}"));
        ledger.OpenDecisions.TryRemove(decision.Lead, out _);
    }

    /// <summary>Lets everything run that is due after so much time.</summary>
    /// <param name="phase">What that is.</param>
    public async Task AdvanceAsync(TimeSpan time, Phase phase)
    {
        if (await PostAsync(phase, "/dev/clock", $$"""{ "advance": "PT{{time.TotalSeconds:0}}S" }""") is (not HttpStatusCode.OK, var answer))
            ledger.WrongAnswers.Enqueue(new Breach(BreachKind.WrongAnswer, "clock", answer.ToString()));
    }

    /// <summary>A page of what waits for a person.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListWaitingAsync(int limit) =>
        [.. (await _http.GetFromJsonAsync<JsonElement>($"/api/workflows/{workflow}/reviews?order=age&limit={limit}")).GetProperty("items").EnumerateArray()];

    /// <returns>Null when there is no such lead.</returns>
    public async Task<JsonElement?> FindAsync(string lead)
    {
        using var response = await _http.GetAsync($"/api/leads/{lead}");
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Every item of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAllAsync(string list)
    {
        var items = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await _http.GetFromJsonAsync<JsonElement>(
                $"/api/workflows/{workflow}/{list}?limit=100{(cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("next").GetString();
        }
        return items;
    }

    public static AcknowledgedDecision ReadDecision(JsonElement decision) => new(
        decision.GetProperty("revision").GetInt32(), Text(decision, "action")!, Text(decision, "verdict")!, Text(decision, "by")!,
        Text(decision, "subject"), Text(decision, "body"), Text(decision, "contentHash"), Text(decision, "note"));

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private async Task<(HttpStatusCode Status, JsonElement Answer)?> PostAsync(Phase phase, string path, string body, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        try
        {
            using var response = await _http.SendAsync(request);
            return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
        }
        catch (HttpRequestException)
        {
            ledger.CountCutOff(phase);
            return null;
        }
    }
}
