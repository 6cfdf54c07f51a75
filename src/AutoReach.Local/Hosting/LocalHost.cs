using AutoReach.Adapters;
using AutoReach.Adapters.OpenAi;
using AutoReach.Adapters.Settings;
using AutoReach.Adapters.Sqlite;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Storage;
using AutoReach.Rules;
using AutoReach.Runtime;
using AutoReach.Web;
using Microsoft.AspNetCore.DataProtection;

namespace AutoReach.Local.Hosting;

/// <summary>The embedded host: everything that production runs, in one process over one data folder.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataFolder _folder;
    private readonly string? _newAdminKey;

    private LocalHost(WebApplication app, DataFolder folder, string? newAdminKey) =>
        (_app, _folder, _newAdminKey) = (app, folder, newAdminKey);

    public IServiceProvider Services => _app.Services;

    public EmbeddedRuntime Runtime => Services.GetRequiredService<EmbeddedRuntime>();

    /// <summary>Where it listens; only with <see cref="LocalOptions.Web"/>.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <exception cref="UserException">Options that contradict each other, or a folder that another process uses.</exception>
    /// <exception cref="SettingsException">Settings that cannot be used.</exception>
    /// <exception cref="StorageException">The data folder cannot be used; the message says what to do.</exception>
    public static Task<LocalHost> StartAsync(LocalOptions options, CancellationToken cancellationToken) =>
        StartAsync(options, _ => { }, cancellationToken);

    /// <param name="replace">Adds services after all others, so that they stand in for the usual ones.</param>
    public static async Task<LocalHost> StartAsync(LocalOptions options, Action<IServiceCollection> replace, CancellationToken cancellationToken)
    {
        if (options.Web)
            FreePort.Require(options.Port);
        var settings = LocalSettings.Read(SettingsSetup.FromEnvironment(), options);
        var folder = DataFolder.Take(options.DataFolder);
        WebApplication? app = null;
        try
        {
            app = Build(options, settings, folder, replace);
            foreach (var misspelt in settings.Misspelt)
                Logs.SettingMisspelt(app.Logger, misspelt);
            var newAdminKey = await FirstKey.EnsureAsync(app.Services.GetRequiredService<ApiKeys>(), settings.AdminKey, cancellationToken);
            await app.StartAsync(cancellationToken);
            if (options.Web)
                folder.Announce(app.Urls.First());
            return new LocalHost(app, folder, newAdminKey);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Says where to go and, at the first start, the administrator's key.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        var workflows = await Services.GetRequiredService<WorkflowStore>().ListAsync(after: null, limit: 10, cancellationToken);
        Screen.Line($"AutoReach runs at [blue]{Address}[/] on {_folder.Path}; stop it with Ctrl+C.");
        foreach (var workflow in workflows)
            Screen.Line($"  workflow [green]{workflow.Id}[/] {workflow.Name}");
        if (Services.GetService<OpenAiOptions>() is { } model)
            Screen.Line($"  {string.Join(", ", model.Stages.Order()).ToLowerInvariant()} by the model [green]{model.Model}[/] at {model.Endpoint.Host}");
        if (_newAdminKey is not null)
            Screen.Line($"Administrator key, shown this once: [yellow]{_newAdminKey}[/]");
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(); // services that still run would be torn down under their own feet
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static WebApplication Build(LocalOptions options, LocalSettings settings, DataFolder folder, Action<IServiceCollection> replace)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(LocalHost).Assembly.GetName().Name });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("AutoReach", LogLevel.Information)
            .AddFilter("AutoReach.Web.Access.BearerKeys", LogLevel.Warning) // a line for every request without a key
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning) // whatever the settings say: request lines would hold the tokens of links
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error) // tells of every page that our no-store is not its no-cache
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.Services
            .AddSingleton<TimeProvider>((TimeProvider?)options.Clock ?? TimeProvider.System)
            .AddSingleton<ITableStore>(_ => SqliteTableStore.Open(new SqliteFile(folder.Store) { OutlivesPowerCut = options.OutlivesPowerCut }))
            .AddEmbeddedRuntime(new RuntimeOptions { DataFolder = folder.Path, OutlivesPowerCut = options.OutlivesPowerCut, MaxRunning = options.MaxRunning })
            .AddAutoReachOrchestration()
            .AddAutoReachRules()
            .AddAutoReachAdapters(settings.AdaptersFor(options, folder))
            .AddSingleton(new OutboundOptions(settings.PublicAddress, [LinkKeyFile.ReadOrCreate(folder)]))
            .AddSingleton(settings)
            .AddHostedService<ReconcilerTimer>()
            .AddHostedService<RetentionTimer>()
            .AddAutoReachWeb();
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(folder.Secrets)).SetApplicationName("AutoReach");
        if (!options.Web)
            builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.Server.IServer, NoServer>();
        replace(builder.Services);
        var app = builder.Build();
        app.UseAutoReachWeb();
        if (options.Clock is not null)
            app.MapSimulatedClock();
        return app;
    }
}
