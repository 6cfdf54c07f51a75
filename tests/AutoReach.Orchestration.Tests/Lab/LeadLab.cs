using AutoReach.Adapters.Sqlite;
using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AutoReach.Orchestration.Tests.Lab;

/// <summary>The whole of the orchestration on the embedded runtime, a real store and a clock that stands still until it is moved.</summary>
internal sealed class LeadLab : IAsyncDisposable
{
    public static readonly ReviewerId Ann = new("ann");
    public static readonly ReviewerId Bob = new("bob");
    public static readonly TimeSpan UndoWindow = TimeSpan.FromSeconds(30);

    /// <summary>What takes longer never comes: the test fails instead of hanging.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly OrchestrationRegistry? _registry;
    private readonly OutboundOptions _outbound;
    private ServiceProvider? _services;

    private LeadLab(OrchestrationRegistry? registry, OutboundOptions? outbound, DateTimeOffset? now = null)
    {
        Clock = new(now ?? new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        _registry = registry;
        _outbound = outbound ?? new OutboundOptions(null, []);
        Researcher = new FakeResearcher(Clock);
    }

    public FakeTimeProvider Clock { get; }
    public FakeResearcher Researcher { get; }
    public FakeQualifier Qualifier { get; } = new();
    public FakeDrafter Drafter { get; } = new();
    public FakeMailer Mailer { get; } = new();
    public Losses Losses { get; } = new();
    public StoreTroubles StoreTroubles { get; } = new();
    public Workflow Workflow { get; private set; } = null!;

    public LeadStore Leads => Get<LeadStore>();
    public ReviewDesk Desk => Get<ReviewDesk>();
    public LeadControl Control => Get<LeadControl>();
    public WorkflowControl Workflows => Get<WorkflowControl>();

    public static async Task<LeadLab> StartAsync(
        Func<Workflow, Workflow>? state = null, OrchestrationRegistry? registry = null, OutboundOptions? outbound = null)
    {
        var lab = new LeadLab(registry, outbound);
        await lab.OpenAsync();
        // The offer names what the scripted drafts say, so that the checks find nothing unsupported in them.
        var workflow = new Workflow { Id = new("wf_lab"), Name = "Lab", Messaging =
            new() { Offer = "Draft 1", Sender = new() { Name = "Kim", Email = "kim@tools.example" } } };
        lab.Workflow = await lab.Get<WorkflowStore>().AddAsync(state?.Invoke(workflow) ?? workflow, CancellationToken.None);
        return lab;
    }

    /// <summary>A host that goes on, at the moment it is told, with what another one left behind.</summary>
    /// <param name="write">Fills the data folder that it is given.</param>
    /// <param name="workflow">Of those that are there, the lab's own.</param>
    public static async Task<LeadLab> ReopenAsync(
        Action<DirectoryInfo> write, WorkflowId workflow, DateTimeOffset now, OrchestrationRegistry? registry = null)
    {
        var lab = new LeadLab(registry, outbound: null, now);
        write(Directory.CreateDirectory(lab._folder.File("data")));
        await lab.OpenAsync();
        lab.Workflow = await lab.Get<WorkflowStore>().GetAsync(workflow, CancellationToken.None);
        return lab;
    }

    public T Get<T>() where T : notnull => _services!.GetRequiredService<T>();

    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    /// <summary>Waits until nothing is left to do at the present time.</summary>
    public Task SettleAsync() => Get<EmbeddedRuntime>().DrainAsync(new CancellationTokenSource(Patience).Token);

    /// <summary>Waits for what another thread is about to do.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async Task AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        await SettleAsync();
    }

    /// <summary>Lets every retry of a failing step become due, one after the other.</summary>
    public async Task RunOutRetriesAsync()
    {
        for (var attempt = 0; attempt < 5; attempt++)
            await AdvanceAsync(TimeSpan.FromMinutes(1));
    }

    public async Task<IReadOnlyList<RowResult>> ImportAsync(IEnumerable<ProspectInput> rows, string request = "request") =>
        await Get<LeadIntake>().TakeAsync(Workflow.Id, rows.ToAsyncEnumerable(), request, Actor.System, CancellationToken.None).ToListAsync();

    public async Task<IReadOnlyList<LeadId>> ImportAsync(params string[] addresses) =>
        [.. (await ImportAsync(addresses.Select(address => Row(address)))).Select(row => row.LeadId!.Value)];

    public static ProspectInput Row(string address, string? website = null) =>
        ProspectInput.FromFields([new("email", address), new("website", website ?? address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..])]);

    /// <summary>A lead that has come as far as it comes by itself.</summary>
    public async Task<LeadId> ProposedAsync(string address = "jo@acme.example")
    {
        var id = (await ImportAsync(address))[0];
        await SettleAsync();
        return id;
    }

    public async Task<Lead> LeadAsync(LeadId id) => await Leads.GetAsync(id, CancellationToken.None);

    public async Task<LeadStatus> StatusAsync(LeadId id) => (await LeadAsync(id)).Status;

    public async Task<IReadOnlyList<string>> EventsAsync(LeadId id) =>
        [.. (await Leads.TimelineAsync(id, CancellationToken.None)).Select(happened => happened.Event)];

    public async Task<IReadOnlyList<DecisionRecord>> LogAsync() =>
        [.. (await Get<DecisionLog>().ReadAsync(Workflow.Id, from: 0, CancellationToken.None)).OfType<LearningEvent.Decided>()
            .Select(decided => decided.Record)];

    public Task<DeskAnswer> HandleAsync(LeadId id, ReviewCommand command, int? revision = null) =>
        Desk.HandleAsync(id, revision, command, CancellationToken.None);

    public async Task<DeskAnswer> DecideAsync(
        LeadId id, Verdict verdict, int? revision = null, string? subject = null, string? body = null, ReviewerId? by = null)
    {
        var answer = await HandleAsync(
            id, new ReviewCommand.Decide(new DecisionInput { Verdict = verdict, Subject = subject, Body = body }, by ?? Ann), revision);
        await SettleAsync();
        return answer;
    }

    public async Task ApproveAsync(LeadId id) => Assert.IsType<DeskAnswer.Done>(await DecideAsync(id, Verdict.Approve));

    public Task SuppressAsync(string address) =>
        Get<SuppressionList>().AddAsync(new Suppression(EmailAddress.Of(address), "asked for no more", Clock.GetUtcNow()), CancellationToken.None);

    public async Task PauseAsync() => await Workflows.PauseAsync(Workflow.Id, CancellationToken.None);

    public async Task ResumeAsync()
    {
        await Workflows.ResumeAsync(Workflow.Id, Ann, CancellationToken.None);
        await SettleAsync();
    }

    public async Task<ControlAnswer> CancelAsync(LeadId id)
    {
        var answer = await Control.CancelAsync(id, "ann", CancellationToken.None);
        await SettleAsync();
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    private async Task OpenAsync()
    {
        var services = new ServiceCollection();
        services.AddAutoReachOrchestration().AddEmbeddedRuntime(new RuntimeOptions { DataFolder = _folder.File("data") });
        services.AddSingleton(_ => SqliteTableStore.Open(new SqliteFile(_folder.File("data/store.db"))));
        services.AddSingleton<ITableStore>(provider => new LossyStore(provider.GetRequiredService<SqliteTableStore>(), StoreTroubles));
        services.AddSingleton<IOrchestrationClient>(provider => new UnreliableClient(provider.GetRequiredService<EmbeddedRuntime>(), Losses));
        services.AddSingleton<TimeProvider>(Clock).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddSingleton(_outbound);
        services.AddSingleton<IResearcher>(Researcher).AddSingleton<IQualifier>(Qualifier).AddSingleton<IDrafter>(Drafter).AddSingleton<IMailer>(Mailer);
        if (_registry is not null)
            services.AddSingleton(_registry);
        _services = services.BuildServiceProvider();
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
    }

    private async Task CloseAsync()
    {
        foreach (var hosted in _services!.GetServices<IHostedService>())
            await hosted.StopAsync(CancellationToken.None);
        await _services!.DisposeAsync();
    }
}
