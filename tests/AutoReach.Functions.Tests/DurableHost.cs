using System.Net;
using AutoReach.Orchestration;
using DurableTask.Core;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoReach.Functions.Tests;

/// <summary>The SDK's worker, client and in-process back end, with our functions registered under their names.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly WebApplication _backEnd;
    private readonly GrpcChannel _channel;
    private readonly IHost _worker;
    private readonly CancellationTokenSource _stopping;

    private DurableHost(WebApplication backEnd, GrpcChannel channel, IHost worker, CancellationTokenSource stopping) =>
        (_backEnd, _channel, _worker, _stopping) = (backEnd, channel, worker, stopping);

    /// <param name="services">With the flows and steps that are registered, what the steps need, and our client.</param>
    /// <param name="asFirstReleased">Knows and starts only what the first release did: one function for all flows, one for all steps.</param>
    public static async Task<DurableHost> StartAsync(StillClockService service, IServiceProvider services, bool asFirstReleased = false)
    {
        var backEnd = await StartBackEndAsync(service);
        var channel = GrpcChannel.ForAddress(backEnd.Urls.Single());
        var stopping = new CancellationTokenSource();
        var registry = services.GetRequiredService<OrchestrationRegistry>();
        var names = asFirstReleased ? Names.OfFirstRelease : Names.Of(registry);
        var dispatch = new Dispatch(registry, services.GetRequiredService<IServiceScopeFactory>());
        var worker = await StartWorkerAsync(channel, new ShownTimes(service), dispatch, names, stopping.Token);
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

    private static async Task<IHost> StartWorkerAsync(GrpcChannel channel, ShownTimes times, Dispatch dispatch, Names names, CancellationToken stopping)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddDurableTaskWorker(worker => worker.UseGrpc(options => options.CallInvoker = channel.Intercept(times)).AddTasks(tasks =>
        {
            foreach (var name in names.Orchestrators)
                tasks.AddOrchestratorFunc<FlowStart, string>(name, (context, _) => dispatch.FlowAsync(context));
            foreach (var name in names.Activities)
                tasks.AddActivityFunc<StepCall, StepEnd>(name, (_, call) => dispatch.StepAsync(call, stopping));
        }));
        builder.Services.AddDurableTaskClient(client =>
        {
            client.UseGrpc(options => options.CallInvoker = names.StartAll is { } name ? channel.Intercept(new StartedAs(name)) : channel.CreateCallInvoker());
            client.RegisterDirectly();
        });
        var host = builder.Build();
        await host.StartAsync(CancellationToken.None);
        return host;
    }

    /// <param name="StartAll">The one name under which every flow is started; null: each under its own.</param>
    private sealed record Names(IReadOnlyList<string> Orchestrators, IReadOnlyList<string> Activities, string? StartAll)
    {
        public static readonly Names OfFirstRelease = new([FunctionNames.LegacyFlow], [FunctionNames.LegacyStep], FunctionNames.LegacyFlow);

        public static Names Of(OrchestrationRegistry registry) => new(
            [FunctionNames.LegacyFlow, .. registry.Flows.Select(flow => FunctionNames.OfFlow(flow.Name)).Distinct()],
            [FunctionNames.LegacyStep, .. registry.ActivityNames.Select(FunctionNames.OfActivity)],
            StartAll: null);
    }

    /// <summary>Exchanges the name of what is started on its way to the back end.</summary>
    private sealed class StartedAs(string name) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            if (request is CreateInstanceRequest start)
                start.Name = name;
            return continuation(request, context);
        }
    }
}
