using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AutoReach.Runtime;

public static class EmbeddedRuntimeRegistration
{
    /// <summary>Runs the orchestrations of the registered <see cref="OrchestrationRegistry"/> in this process.</summary>
    public static IServiceCollection AddEmbeddedRuntime(this IServiceCollection services, RuntimeOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<EmbeddedRuntime>();
        services.AddSingleton<IOrchestrationClient>(provider => provider.GetRequiredService<EmbeddedRuntime>());
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedRuntime>());
        return services;
    }
}
