using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Workflows;
using AutoReach.Lab.Simulation.Team;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;
using AutoReach.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AutoReach.Lab.Simulation;

/// <summary>
/// Twelve weeks of one simulated team on the embedded host: leads come in on working days, reviewers come at their hours,
/// the clock moves. Everything but the sites, the clock and the people is what production runs; one thing at a time, so
/// that a seed has the same weeks whenever it is run.
/// </summary>
internal sealed class Campaign : IAsyncDisposable
{
    private const int WorkingDays = 5;
    private static readonly TimeSpan LeadsComeAt = TimeSpan.FromHours(5);
    private static readonly Uri Calendar = new("https://calendar.tideplan.example/ida");
    private const string SenderName = "Ida Holm";

    private readonly Persona _persona;
    private readonly DirectoryInfo _folder;
    private readonly ILabHost _host;
    private readonly Workflow _workflow;
    private readonly Dictionary<string, HttpClient> _clients;
    private readonly TeamAtWork _team;
    private readonly TeamLead? _lead;
    private readonly SimulatedClock _clock;

    private Campaign(Persona persona, DirectoryInfo folder, ILabHost host, SimulatedClock clock, Workflow workflow, Dictionary<string, HttpClient> clients,
        int seed, TeamLead? lead)
    {
        (_persona, _folder, _host, _clock, _workflow, _clients, _lead) = (persona, folder, host, clock, workflow, clients, lead);
        _team = new TeamAtWork(persona, Calendar, SenderName, seed, clients, workflow.Id.Value, SpendAsync);
    }

    /// <summary>One run a seed, as many at a time as there are processors.</summary>
    public static async Task<SimulationResult> RunSeedsAsync(
        Persona persona, LeadFile leads, SimulatedSites sites, int seeds, int weeks, CampaignOptions options, CancellationToken cancellationToken)
    {
        var outcomes = new IReadOnlyList<WeekOutcome>[seeds];
        await Parallel.ForAsync(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (seed, stop) => outcomes[seed] = await RunAsync(persona, leads, sites, seed + 1, weeks, options, stop));
        return new SimulationResult(persona.Name, outcomes);
    }

    private static async Task<IReadOnlyList<WeekOutcome>> RunAsync(
        Persona persona, LeadFile leads, SimulatedSites sites, int seed, int weeks, CampaignOptions options, CancellationToken cancellationToken)
    {
        await using var campaign = await StartAsync(persona, sites, seed, options, cancellationToken);
        var outcomes = new List<WeekOutcome>();
        foreach (var (place, arrivals) in leads.InWeeks(seed, persona.LeadsPerWeek, weeks).Index())
            outcomes.Add(await campaign.LiveAsync(place + 1, arrivals, cancellationToken));
        return outcomes;
    }

    private static async Task<Campaign> StartAsync(Persona persona, SimulatedSites sites, int seed, CampaignOptions how, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("autoreach-simulation-");
        var clock = new SimulatedClock(SimulatedSites.AsOf);
        var options = new LabHostOptions(Path.Combine(folder.FullName, "data"), clock) { Web = true, OutlivesPowerCut = false, MaxRunning = 1 };
        var host = await sites.StartHost(options, services => Replace(services, sites, how), cancellationToken);
        var clients = new Dictionary<string, HttpClient>();
        foreach (var reviewer in persona.Reviewers)
            clients[reviewer.Id] = await ClientAsync(host, reviewer.Id, ApiRole.Reviewer, cancellationToken);
        var lead = how.FullAuto ? await ClientAsync(host, "lead", ApiRole.Admin, cancellationToken) : null;
        var workflow = await host.Services.GetRequiredService<WorkflowStore>().AddAsync(WorkflowOf(persona, seed), cancellationToken);
        return new Campaign(persona, folder, host, clock, workflow, clients, seed, lead is null
            ? null
            : new TeamLead(lead, workflow.Id.Value, workflow.Trust.Tolerance, how.HeedsAlarms));
    }

    private static async Task<HttpClient> ClientAsync(ILabHost host, string person, ApiRole role, CancellationToken cancellationToken)
    {
        var (_, key) = await host.Services.GetRequiredService<ApiKeys>().CreateAsync(person, role, new ReviewerId(person), cancellationToken);
        return new HttpClient
        {
            BaseAddress = host.Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
    }

    /// <summary>Sites are read once for all seeds, a seed draws the same samples each time, and nobody reads what is logged.</summary>
    private static void Replace(IServiceCollection services, SimulatedSites sites, CampaignOptions how)
    {
        services.AddSingleton(provider => sites.ResearchAt(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider =>
            new SamplingKeys(provider.GetRequiredService<ITableStore>(), workflow => SHA256.HashData(Encoding.UTF8.GetBytes(workflow.Value))));
        services.AddLogging(logging => logging.ClearProviders());
        how.Replace(services);
    }

    private static Workflow WorkflowOf(Persona persona, int seed) => new()
    {
        Id = new WorkflowId("wf_" + Digest.Base32($"{persona.Name}|{seed}", 10)), // leads' ids derive from it, and chance from theirs
        Name = persona.Name,
        Profile = persona.Stated,
        Messaging = new MessagingGuide
        {
            Offer = "Tideplan shows which of your plans will slip before they do. Teams see in a week where their time goes.",
            CalendarLink = Calendar,
            Sender = new Sender { Name = SenderName, Email = "ida@tideplan.example", PostalAddress = "Tideplan, 3 Quay Street, Bergen" },
        },
        Trust = new TrustPolicy { AutoPromote = true, AuditSize = 10, SampleRate = 0.10 },
    };

    private async Task<WeekOutcome> LiveAsync(int week, ProspectInput[] arrivals, CancellationToken cancellationToken)
    {
        var monday = await NextMondayAsync(cancellationToken);
        var (auditsBefore, secondsBefore) = (_team.AuditsAnswered, _team.SecondsSpent);
        if (_lead is not null)
            await _lead.LookAsync(week, cancellationToken);
        var ids = new List<LeadId>();
        foreach (var (day, rows) in arrivals.Chunk((arrivals.Length + WorkingDays - 1) / WorkingDays).Index())
        {
            var morning = monday.AddDays(day);
            await AdvanceToAsync(morning + LeadsComeAt, cancellationToken);
            var intake = _host.Services.GetRequiredService<LeadIntake>();
            await foreach (var row in intake.TakeAsync(_workflow.Id, rows.ToAsyncEnumerable(), $"{week}|{day}", "simulation", cancellationToken))
                if (row.LeadId is { } id)
                    ids.Add(id);
            await _host.Runtime.DrainAsync(cancellationToken);
            foreach (var reviewer in _persona.Reviewers.OrderBy(reviewer => reviewer.FromHour))
            {
                await AdvanceToAsync(morning.AddHours(reviewer.FromHour), cancellationToken);
                await _team.ReviewAsync(reviewer, week, cancellationToken);
                await AdvanceToAsync(morning.AddHours(reviewer.ToHour), cancellationToken);
            }
            await FinishDayAsync(week, cancellationToken);
        }
        return await MeasureAsync(week, ids, _team.AuditsAnswered - auditsBefore, _team.SecondsSpent - secondsBefore, cancellationToken);
    }

    /// <summary>What a batch each has left over is done in turn, so that no queue grows from day to day.</summary>
    private async Task FinishDayAsync(int week, CancellationToken cancellationToken)
    {
        int decided;
        do
        {
            decided = 0;
            foreach (var reviewer in _persona.Reviewers)
                decided += await _team.ReviewAsync(reviewer, week, cancellationToken);
            await AdvanceToAsync(_clock.GetUtcNow().AddMinutes(1), cancellationToken);
        }
        while (decided > 0);
    }

    private async Task<DateTimeOffset> NextMondayAsync(CancellationToken cancellationToken)
    {
        var monday = Core.Sending.LocalDay.NextMonday(_clock.GetUtcNow(), _workflow.TimeZone);
        await AdvanceToAsync(monday.AddMinutes(1), cancellationToken);
        return monday;
    }

    private async Task SpendAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await _host.Runtime.DrainAsync(cancellationToken); // or a step that a decision has brought about would see either time
        await AdvanceToAsync(_clock.GetUtcNow() + time, cancellationToken);
    }

    private async Task AdvanceToAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        if (moment - _clock.GetUtcNow() is { } ahead && ahead > TimeSpan.Zero)
            _clock.Advance(ahead);
        await _host.Runtime.DrainAsync(cancellationToken);
    }

    private async Task<WeekOutcome> MeasureAsync(int week, IReadOnlyList<LeadId> ids, int audits, double seconds, CancellationToken cancellationToken)
    {
        var tally = new OutcomeTally(_team, week);
        var leads = _host.Services.GetRequiredService<LeadStore>();
        foreach (var id in ids)
        {
            var lead = await leads.GetAsync(id, cancellationToken);
            var first = await leads.FindReviewAsync(id, 1, cancellationToken);
            tally.Add(lead, first?.Value);
        }
        var standing = await _host.Services.GetRequiredService<TrustDesk>().ReadAsync(_workflow.Id, cancellationToken);
        return tally.Outcome(audits, seconds, standing.Trust.Level, standing.Trust.FullAuto ?? standing.Trust.For(ProposedAction.Send).Threshold);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
