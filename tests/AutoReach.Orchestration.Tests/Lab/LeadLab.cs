using AutoReach.Adapters.Sqlite;
using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using AutoReach.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AutoReach.Orchestration.Tests.Lab;

/// <summary>The whole of the orchestration on the embedded runtime, a real store and a clock that stands still until it is moved.</summary>
internal sealed class LeadLab : LeadHost
{
    /// <summary>What takes longer never comes: the test fails instead of hanging.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly OrchestrationRegistry? _registry;
    private readonly OutboundOptions _outbound;
    private ServiceProvider? _services;

    private LeadLab(FakeTimeProvider clock, OrchestrationRegistry? registry, OutboundOptions? outbound) : base(clock)
    {
        Clock = clock;
        _registry = registry;
        _outbound = outbound ?? new OutboundOptions(null, []);
    }

    public FakeTimeProvider Clock { get; }
    public Losses Losses { get; } = new();
    public StoreTroubles StoreTroubles { get; } = new();

    public static async Task<LeadLab> StartAsync(
        Func<Workflow, Workflow>? state = null, OrchestrationRegistry? registry = null, OutboundOptions? outbound = null)
    {
        var lab = new LeadLab(new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)), registry, outbound);
        await lab.OpenAsync();
        await lab.AddWorkflowAsync(state);
        return lab;
    }

    /// <summary>A host that goes on, at the moment it is told, with what another one left behind.</summary>
    /// <param name="write">Fills the data folder that it is given.</param>
    /// <param name="workflow">Of those that are there, the lab's own.</param>
    public static async Task<LeadLab> ReopenAsync(
        Action<DirectoryInfo> write, WorkflowId workflow, DateTimeOffset now, OrchestrationRegistry? registry = null)
    {
        var lab = new LeadLab(new FakeTimeProvider(now), registry, outbound: null);
        write(Directory.CreateDirectory(lab._folder.File("data")));
        await lab.OpenAsync();
        lab.Workflow = await lab.Get<WorkflowStore>().GetAsync(workflow, CancellationToken.None);
        return lab;
    }

    public override T Get<T>() => _services!.GetRequiredService<T>();

    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public override Task SettleAsync() => Get<EmbeddedRuntime>().DrainAsync(new CancellationTokenSource(Patience).Token);

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

    public override async Task AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        await SettleAsync();
    }

    public override async ValueTask DisposeAsync()
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
