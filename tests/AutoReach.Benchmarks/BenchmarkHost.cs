using System.Collections.Concurrent;
using AutoReach.Orchestration;
using AutoReach.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoReach.Benchmarks;

/// <summary>The embedded runtime with flows whose activities do nothing, so that only durability is measured.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    public static readonly Flow<string> FiveSteps = new("fiveSteps", 1);
    public static readonly Flow<string> Lead = new("lead", 1);
    public static readonly Signal<string> Decision = new("decision.1");

    private static readonly Activity<string, string> Step = new("step");
    private static readonly Activity<string, string> Last = new("last");
    private static readonly string Output = new('x', 398); // 400 bytes with its quotes

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _lastStep = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    public BenchmarkHost(string folder)
    {
        var registry = OrchestrationRegistry.Create(builder => builder
            .Activity(Step, _ => new SaidSoFar(null))
            .Activity(Last, _ => new SaidSoFar(_lastStep))
            .Flow(FiveSteps, RunFiveStepsAsync)
            .Flow(Lead, RunLeadAsync));
        Runtime = new EmbeddedRuntime(
            new RuntimeOptions { DataFolder = folder, MaxRunning = 64 }, registry, _services.GetRequiredService<IServiceScopeFactory>(),
            TimeProvider.System, NullLogger<EmbeddedRuntime>.Instance);
    }

    public EmbeddedRuntime Runtime { get; }

    public Task StartAsync() => ((IHostedService)Runtime).StartAsync(CancellationToken.None);

    /// <summary>Starts an instance and waits until its last step has run.</summary>
    public async Task RunAsync(string id)
    {
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _lastStep[id] = last;
        await Runtime.StartAsync(FiveSteps, id, "input", CancellationToken.None);
        await last.Task;
        _lastStep.TryRemove(id, out _);
    }

    public async ValueTask DisposeAsync()
    {
        await ((IHostedService)Runtime).StopAsync(CancellationToken.None);
        await Runtime.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static async Task<string> RunFiveStepsAsync(IOrchestration orchestration, string input)
    {
        for (var step = 0; step < 4; step++)
            await orchestration.CallAsync(Step, input);
        return await orchestration.CallAsync(Last, input);
    }

    private static async Task<string> RunLeadAsync(IOrchestration orchestration, string input)
    {
        await orchestration.CallAsync(Step, input);
        await orchestration.WaitForAsync(Decision, TimeSpan.FromDays(14));
        return await orchestration.CallAsync(Step, input);
    }

    private sealed class SaidSoFar(ConcurrentDictionary<string, TaskCompletionSource>? ran) : IActivity<string, string>
    {
        public Task<string> RunAsync(ActivityContext context, string input, CancellationToken cancellationToken)
        {
            if (ran is not null && ran.TryGetValue(context.InstanceId, out var last))
                last.TrySetResult();
            return Task.FromResult(Output);
        }
    }
}
