using AutoReach.Adapters;
using AutoReach.Adapters.Tables;
using AutoReach.Orchestration;
using AutoReach.Rules;
using AutoReach.Web;
using AutoReach.Web.Access;
using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Functions;

internal static class FunctionsSetup
{
    /// <summary>All that this host runs, save the Functions worker itself. Everything in Azure is entered by one identity, never with a key.</summary>
    public static IServiceCollection AddAutoReachFunctions(this IServiceCollection services, FunctionSettings settings)
    {
        var identity = new DefaultAzureCredential();
        services
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddTableStorage(settings.Tables)
            .AddSingleton<DurableClient>().AddSingleton<IOrchestrationClient>(provider => provider.GetRequiredService<DurableClient>())
            .AddSingleton<Dispatch>().AddSingleton<WebPipeline>()
            .AddAutoReachOrchestration()
            .AddAutoReachRules()
            .AddAutoReachAdapters(settings.Adapters)
            .AddSingleton(settings.Outbound)
            .AddAutoReachWeb()
            .AddStoredProtectionKeys();
        if (settings.MailService is { } address)
            services.AddAcsMailer(address, identity);
        if (settings.MailEvents is { } sender)
            services.AddEventGridIdentity(sender);
        services.AddTelemetry(settings.ApplicationInsights, identity);
        return services;
    }

    private static void AddTelemetry(this IServiceCollection services, string? destination, TokenCredential identity)
    {
        var telemetry = services.AddOpenTelemetry().UseFunctionsWorkerDefaults();
        if (destination is { Length: > 0 })
            telemetry.UseAzureMonitorExporter(exporter => (exporter.ConnectionString, exporter.Credential) = (destination, identity));
    }
}
