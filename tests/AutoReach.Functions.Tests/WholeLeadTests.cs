using AutoReach.Adapters;
using AutoReach.Adapters.MailFolder;
using AutoReach.Adapters.Sqlite;
using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoReach.Functions.Tests;

/// <summary>A lead's whole way on the SDK's back end: the flow and the steps that production runs, a real store, the offline AI, mail into a folder.</summary>
public sealed class WholeLeadTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly StillClockService _service = new();
    private ServiceProvider _services = null!;
    private DurableHost _host = null!;

    [Fact]
    public async Task A_lead_waits_for_days_over_a_restart_and_its_approved_email_is_sent_once()
    {
        var id = await ProposedAsync();
        await AdvanceAsync(TimeSpan.FromDays(2));
        await RestartAsync();
        Assert.Equal((LeadStatus.AwaitingDecision, ProposedAction.Send), ((await LeadAsync(id)).Status, (await LeadAsync(id)).Action));
        await DecideAsync(id, Verdict.Approve);
        Assert.Equal(LeadStatus.Scheduled, (await LeadAsync(id)).Status);
        await AdvanceAsync(TimeSpan.FromMinutes(1)); // the time in which it can be undone
        Assert.Equal(LeadStatus.Sent, (await LeadAsync(id)).Status);
        var draft = (await LeadAsync(id)).Draft!;
        Assert.Contains($"Subject: {draft.Subject}", await File.ReadAllTextAsync(Assert.Single(Emails)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_lead_ends_without_an_email()
    {
        var id = await ProposedAsync();
        await DecideAsync(id, Verdict.Reject);
        await AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(LeadStatus.Rejected, (await LeadAsync(id)).Status);
        Assert.Empty(Emails);
    }

    [Fact]
    public async Task A_lead_that_waits_from_the_first_release_is_finished_by_this_build_under_its_old_names()
    {
        await RestartAsync(asFirstReleased: true);
        var id = await ProposedAsync();
        await AdvanceAsync(TimeSpan.FromDays(2));
        var before = (await StepsAsync(id)).Count;
        await RestartAsync();
        await DecideAsync(id, Verdict.Approve);
        await AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(LeadStatus.Sent, (await LeadAsync(id)).Status);
        Assert.Single(Emails);
        var steps = await StepsAsync(id);
        Assert.InRange(steps.Count, before + 1, int.MaxValue);
        Assert.All(steps, name => Assert.Equal("Step", name));
    }

    [Fact]
    public async Task A_new_lead_calls_each_step_by_its_own_name()
    {
        var id = await ProposedAsync();
        Assert.Equal(["Admit", "Research", "Qualify", "Propose", "Route", "OpenReview", "ReadReview"], await StepsAsync(id));
        await DecideAsync(id, Verdict.Approve);
        await AdvanceAsync(TimeSpan.FromMinutes(1));
        var steps = await StepsAsync(id);
        Assert.Contains("Send", steps);
        Assert.DoesNotContain("Step", steps);
    }

    private string[] Emails => Directory.Exists(_folder.File("outbox")) ? Directory.GetFiles(_folder.File("outbox"), "*.eml") : [];

    private Task<Lead> LeadAsync(LeadId id) => _services.GetRequiredService<LeadStore>().GetAsync(id, CancellationToken.None);

    private async Task<IReadOnlyList<string>> StepsAsync(LeadId id)
    {
        var instance = (await LeadAsync(id)).InstanceId;
        return [.. _service.Scheduled.Where(step => step.Instance == instance).Select(step => step.Activity)];
    }

    private async Task<LeadId> ProposedAsync()
    {
        var row = ProspectInput.FromFields(
            [new("email", "jo@acme.example"), new("firstName", "Jo"), new("company", "Acme"), new("website", "acme.example"), new("role", "Head of Sales")]);
        var taken = await _services.GetRequiredService<LeadIntake>()
            .TakeAsync(new WorkflowId("wf_whole"), new[] { row }.ToAsyncEnumerable(), "request", Actor.System, CancellationToken.None).ToListAsync();
        await _service.SettleAsync();
        return taken[0].LeadId!.Value;
    }

    private async Task DecideAsync(LeadId id, Verdict verdict)
    {
        var command = new ReviewCommand.Decide(new DecisionInput { Verdict = verdict }, new ReviewerId("ann"));
        Assert.IsType<DeskAnswer.Done>(await _services.GetRequiredService<ReviewDesk>().HandleAsync(id, revision: 1, command, CancellationToken.None));
        await _service.SettleAsync();
    }

    private async Task AdvanceAsync(TimeSpan by)
    {
        await _service.AdvanceAsync(by);
        await _service.SettleAsync();
    }

    private async Task RestartAsync(bool asFirstReleased = false)
    {
        _service.CutOff();
        await _host.DisposeAsync();
        await _services.DisposeAsync();
        await _service.RecoverAsync();
        await OpenAsync(asFirstReleased);
    }

    public async ValueTask InitializeAsync()
    {
        await OpenAsync();
        await _services.GetRequiredService<WorkflowStore>().AddAsync(
            new Workflow
            {
                Id = new("wf_whole"),
                Name = "Whole",
                Profile = new() { Roles = ["Head of Sales"] },
                Messaging = new() { Offer = "Tideplan shows which plans will slip.", Sender = new() { Name = "Kim", Email = "kim@tideplan.example" } },
            },
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _service.CutOff();
        await _host.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private async Task OpenAsync(bool asFirstReleased = false)
    {
        _services = new ServiceCollection()
            .AddAutoReachOrchestration()
            .AddAutoReachRules()
            .AddAutoReachAdapters(new AdapterOptions { MailFolder = new MailFolderOptions { Folder = _folder.File("outbox") } })
            .AddSingleton<IResearcher>(new OneFact(_service))
            .AddSingleton<ITableStore>(_ => SqliteTableStore.Open(new SqliteFile(_folder.File("store.db"))))
            .AddSingleton<DurableClient>().AddSingleton<IOrchestrationClient>(provider => provider.GetRequiredService<DurableClient>())
            .AddSingleton<TimeProvider>(new ShownClock(_service)).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
                .AddSingleton(new OutboundOptions(null, []))
            .BuildServiceProvider();
        _host = await DurableHost.StartAsync(_service, _services, asFirstReleased);
    }

    private sealed class OneFact(StillClockService service) : IResearcher
    {
        public Task<Dossier> ResearchAsync(CompanyToResearch company, CancellationToken cancellationToken) => Task.FromResult(new Dossier
        {
            Company = company.Key,
            Version = "",
            Website = company.Website,
            Pages = [new PageRead(new Uri("https://acme.example/"), "200", 400)],
            Facts = [new Fact(new FactId("f_1"), FactKind.Industry, "tools", "https://acme.example/", "We make tools", service.Now)],
            ResearchedAt = service.Now,
        });
    }
}
