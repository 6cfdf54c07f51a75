using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoReach.Runtime.Tests;

/// <summary>A runtime on a folder, as the host builds it.</summary>
internal sealed class RuntimeHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private RuntimeHost(RuntimeOptions options, OrchestrationRegistry registry, TimeProvider clock, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection();
        services.AddSingleton(registry).AddSingleton(clock).AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>));
        more?.Invoke(services);
        _services = services.AddEmbeddedRuntime(options).BuildServiceProvider();
    }

    public EmbeddedRuntime Runtime => _services.GetRequiredService<EmbeddedRuntime>();

    public static async Task<RuntimeHost> StartAsync(
        RuntimeOptions options, OrchestrationRegistry registry, TimeProvider clock, Action<IServiceCollection>? services = null)
    {
        var host = new RuntimeHost(options, registry, clock, services);
        foreach (var hosted in host._services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
