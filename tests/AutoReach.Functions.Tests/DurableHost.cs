using System.Net;
using AutoReach.Orchestration;
using DurableTask.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoReach.Functions.Tests;

/// <summary>The SDK's worker, client and in-process back end, with our two functions registered under their names.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly WebApplication _backEnd;
    private readonly GrpcChannel _channel;
    private readonly IHost _worker;
    private readonly CancellationTokenSource _stopping;

    private DurableHost(WebApplication backEnd, GrpcChannel channel, IHost worker, CancellationTokenSource stopping) =>
        (_backEnd, _channel, _worker, _stopping) = (backEnd, channel, worker, stopping);

    /// <param name="services">With the flows and steps that are registered, what the steps need, and our client.</param>
    public static async Task<DurableHost> StartAsync(StillClockService service, IServiceProvider services)
    {
        var backEnd = await StartBackEndAsync(service);
        var channel = GrpcChannel.ForAddress(backEnd.Urls.Single());
        var stopping = new CancellationTokenSource();
        var dispatch = new Dispatch(services.GetRequiredService<OrchestrationRegistry>(), services.GetRequiredService<IServiceScopeFactory>());
        var worker = await StartWorkerAsync(channel, new ShownTimes(service), dispatch, stopping.Token);
        services.GetRequiredService<DurableClient>().Use(worker.Services.GetRequiredService<DurableTaskClient>());
        return new DurableHost(backEnd, channel, worker, stopping);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _worker.StopAsync();
        _worker.Dispose();
        _channel.Dispose();
        await _backEnd.DisposeAsync();
        _stopping.Dispose();
    }

    private static async Task<WebApplication> StartBackEndAsync(StillClockService service)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<IOrchestrationService>(service).AddSingleton<IOrchestrationServiceClient>(service).AddSingleton<TaskHubGrpcServer>();
        var app = builder.Build();
        app.MapGrpcService<TaskHubGrpcServer>();
        await app.StartAsync();
        return app;
    }

    private static async Task<IHost> StartWorkerAsync(GrpcChannel channel, ShownTimes times, Dispatch dispatch, CancellationToken stopping)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddDurableTaskWorker(worker => worker.UseGrpc(options => options.CallInvoker = channel.Intercept(times)).AddTasks(tasks => tasks
            .AddOrchestratorFunc<FlowStart, string>(FunctionNames.Flow, (context, _) => dispatch.FlowAsync(context))
            .AddActivityFunc<StepCall, StepEnd>(FunctionNames.Step, (_, call) => dispatch.StepAsync(call, stopping))));
        builder.Services.AddDurableTaskClient(client =>
        {
            client.UseGrpc(channel);
            client.RegisterDirectly();
        });
        var host = builder.Build();
        await host.StartAsync(CancellationToken.None);
        return host;
    }
}
