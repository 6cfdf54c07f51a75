using AutoReach.Adapters.Sqlite;
using AutoReach.Contracts;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoReach.Functions.Tests;

/// <summary>The whole of the orchestration on the SDK's in-process back end, with its flows and steps as functions of their own names.</summary>
internal sealed class DurableLab : LeadHost
{
    private readonly TemporaryFolder _folder = new();
    private readonly StillClockService _service;
    private readonly ServiceProvider _services;
    private DurableHost? _host;

    private DurableLab(StillClockService service, TimeProvider clock, OrchestrationRegistry? registry) : base(clock)
    {
        _service = service;
        var services = new ServiceCollection()
            .AddAutoReachOrchestration()
            .AddSingleton<ITableStore>(_ => SqliteTableStore.Open(new SqliteFile(_folder.File("store.db"))))
            .AddSingleton<DurableClient>().AddSingleton<IOrchestrationClient>(provider => provider.GetRequiredService<DurableClient>())
            .AddSingleton(clock).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddSingleton(new OutboundOptions(null, []))
            .AddSingleton<IResearcher>(Researcher).AddSingleton<IQualifier>(Qualifier).AddSingleton<IDrafter>(Drafter).AddSingleton<IMailer>(Mailer);
        if (registry is not null)
            services.AddSingleton(registry);
        _services = services.BuildServiceProvider();
    }

    public static async Task<DurableLab> StartAsync(Func<Workflow, Workflow>? state, OrchestrationRegistry? registry)
    {
        var service = new StillClockService();
        var lab = new DurableLab(service, new ShownClock(service), registry);
        lab._host = await DurableHost.StartAsync(service, lab._services);
        await lab.AddWorkflowAsync(state);
        return lab;
    }

    public override T Get<T>() => _services.GetRequiredService<T>();

    public override Task SettleAsync() => _service.SettleAsync();

    public override async Task AdvanceAsync(TimeSpan by)
    {
        await _service.AdvanceAsync(by);
        await SettleAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        _service.CutOff();
        if (_host is not null)
            await _host.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
