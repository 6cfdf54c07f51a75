using System.Collections.Concurrent;
using AutoReach.Adapters.OpenAi;
using AutoReach.Adapters.Sqlite;
using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Usage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AutoReach.Adapters.Tests.OpenAi;

/// <summary>The stages as a host wires them, with a model server and a website on loopback.</summary>
internal sealed class ModelLab : IAsyncDisposable
{
    public const string Key = "sk-very-secret-key-1234567890";

    private readonly TemporaryFolder _folder = new();
    private readonly HostileSites _sites;
    private readonly ServiceProvider _services;

    private ModelLab(ModelServer server, HostileSites sites, Func<OpenAiOptions, OpenAiOptions> change)
    {
        (Server, _sites) = (server, sites);
        var options = change(new OpenAiOptions
        {
            Endpoint = server.Address,
            Model = "gpt-lab",
            ApiKey = Key,
            FirstRetryDelay = TimeSpan.FromMilliseconds(10),
            Timeout = TimeSpan.FromSeconds(5),
            Limits = new(),
            Prices = new ModelPrices(2.50m, 10m),
        });
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton<ITableStore>(_ => SqliteTableStore.Open(new SqliteFile(_folder.File("store.db"))))
            .AddAutoReachOrchestration();
        _services = sites.AddTo(services).AddOpenAi(options).BuildServiceProvider();
    }

    public ModelServer Server { get; }
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    public LogLines Log { get; } = new();
    public IResearcher Researcher => _services.GetRequiredService<IResearcher>();
    public IQualifier Qualifier => _services.GetRequiredService<IQualifier>();
    public IDrafter Drafter => _services.GetRequiredService<IDrafter>();
    public UsageDesk Usage => _services.GetRequiredService<UsageDesk>();

    public static async Task<ModelLab> StartAsync(
        Func<ModelAsk, ModelReply>? answer = null, Func<OpenAiOptions, OpenAiOptions>? change = null, (string, string)[]? pages = null) =>
        new(await ModelServer.StartAsync(answer), await HostileSites.WithPagesAsync(pages ?? []), change ?? (options => options));

    public Task<UsageReport> UsageOfAsync(string workflow) => Usage.ReportAsync(new WorkflowId(workflow), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
        await _sites.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Everything that is logged, by anybody.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> All { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        All.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
