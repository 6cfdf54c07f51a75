using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Lab.Simulation.Team;

namespace AutoReach.Lab.Simulation;

/// <summary>
/// A persona's reviewers at the review interface, each with a key of their own: all they know of a lead is what the API
/// shows, and all they do is decide.
/// </summary>
/// <param name="spend">Lets time pass while a reviewer reads and writes.</param>
internal sealed class TeamAtWork(
    Persona persona, Uri calendarLink, string senderName, int seed, IReadOnlyDictionary<string, HttpClient> clients, string workflow, Func<TimeSpan,
    CancellationToken, Task> spend)
{
    private readonly EmailJudge _judge = new(persona.Style);
    private readonly EmailEditor _editor = new(persona.Style, senderName, calendarLink);
    private readonly Dictionary<(string Reviewer, int Week), int> _decided = [];

    public int AuditsAnswered { get; private set; }

    /// <summary>Modelled, not measured: reading by words, more for an edit.</summary>
    public double SecondsSpent { get; private set; }

    /// <summary>One reviewer's batch, audits first.</summary>
    /// <returns>How many were decided.</returns>
    public async Task<int> ReviewAsync(TeamReviewer reviewer, int week, CancellationToken cancellationToken)
    {
        var left = reviewer.Batch;
        foreach (var queue in (string[])["audit", "pending"])
        {
            var page = await clients[reviewer.Id]
                .GetFromJsonAsync<JsonElement>($"/api/workflows/{workflow}/reviews?queue={queue}&order=age&limit={Math.Max(1, left)}", cancellationToken);
            foreach (var item in page.GetProperty("items").EnumerateArray().Take(left))
            {
                await DecideAsync(reviewer, item, week, cancellationToken);
                AuditsAnswered += queue == "audit" ? 1 : 0;
                left--;
            }
        }
        return reviewer.Batch - left;
    }

    /// <summary>What the team would have said of a lead that no person saw: the word of one reviewer, each as often as they decided in that week.</summary>
    /// <param name="body">The email; null for a skip.</param>
    public (bool Wanted, bool Unchanged) WouldSay(SeenLead lead, string? body, int week)
    {
        var place = Uniform(lead.Id, "whose turn") * persona.Reviewers.Sum(Decided);
        var reviewer = persona.Reviewers.FirstOrDefault(one => (place -= Decided(one)) < 0) ?? persona.Reviewers[0];
        return (Wants(reviewer, lead, week), body is null || _judge.Judge(body).None);

        int Decided(TeamReviewer one) => _decided.GetValueOrDefault((one.Id, week));
    }

    private async Task DecideAsync(TeamReviewer reviewer, JsonElement item, int week, CancellationToken cancellationToken)
    {
        var lead = Seen(item);
        var revision = item.GetProperty("revision").GetInt32();
        var wanted = Wants(reviewer, lead, week) || revision > 1; // what they asked for they take
        string verdict;
        string? body = null;
        var seconds = 12.0;
        if (item.GetProperty("action").GetString() == "skip")
            verdict = wanted ? "reject" : "approve";
        else if (!wanted)
            verdict = "reject";
        else
        {
            var proposed = item.GetProperty("draft").GetProperty("body").GetString()!;
            seconds += proposed.Split(' ').Length / 4.0;
            var corrected = _judge.Judge(proposed).None ? proposed : _editor.Corrected(proposed, lead, (int)(Uniform(lead.Id, "wording") * 1000));
            (verdict, body) = corrected == proposed ? ("approve", null) : ("edit", corrected);
            seconds += body is null ? 0 : 45;
        }
        using var answer = await clients[reviewer.Id]
            .PostAsJsonAsync($"/api/leads/{lead.Id}/decision", new { revision, verdict, body, activeSeconds = Math.Round(seconds) }, cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"A decision was refused: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        _decided[(reviewer.Id, week)] = _decided.GetValueOrDefault((reviewer.Id, week)) + 1;
        SecondsSpent += seconds;
        await spend(TimeSpan.FromSeconds(seconds), cancellationToken);
    }

    private bool Wants(TeamReviewer reviewer, SeenLead lead, int week) => reviewer.Wants(persona.TasteIn(week), lead, Uniform(lead.Id, reviewer.Id));

    /// <summary>In [0,1), the same for the same lead, purpose and seed.</summary>
    private double Uniform(string lead, string purpose) => uint.Parse(
        Digest.Sha256($"{seed}|{lead}|{purpose}").AsSpan("sha256:".Length, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 4294967296.0;

    private static SeenLead Seen(JsonElement item)
    {
        var lead = item.GetProperty("lead");
        return new SeenLead(
            item.GetProperty("id").GetString()!, Text("firstName"), Text("role"), Text("company"), Text("region"), Text("companySize"),
            [.. lead.GetProperty("technologies").EnumerateArray().Select(technology => technology.GetString()!)], Text("description"));

        string? Text(string name) => lead.GetProperty(name).GetString();
    }

    public static SeenLead Seen(Lead lead) => new(
        lead.Id.Value, lead.Prospect.FirstName, lead.Prospect.Role, lead.Prospect.Company, lead.Prospect.Region,
        lead.Prospect.CompanySize?.ToString().ToLowerInvariant(), lead.Prospect.Technologies, lead.Prospect.Description);
}
