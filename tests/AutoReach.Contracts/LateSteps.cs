using System.Collections.Concurrent;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Contracts;

/// <summary>
/// Remembers every step, to do it once more under its own key when its flow is long past it, as after a crash on a host
/// that hands out a lost step five minutes later. Nobody waits for the result of such a repeat.
/// </summary>
/// <param name="afterEach">Whether each step is followed at once by all that were done before it.</param>
public sealed class LateSteps(bool afterEach) : IStepManner
{
    private readonly ConcurrentQueue<(string Name, Func<Task> Again)> _done = new();

    /// <summary>How often a step was repeated.</summary>
    public int Repeats { get; private set; }

    public async Task<TOut> RunAsync<TIn, TOut>(
        Func<IServiceProvider, IActivity<TIn, TOut>> create, IServiceProvider services, ActivityContext context, TIn input, CancellationToken cancellationToken)
    {
        var result = await create(services).RunAsync(context, input, cancellationToken);
        if (afterEach)
            await RepeatAllAsync();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        _done.Enqueue((typeof(TIn).Name, async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await create(scope.ServiceProvider).RunAsync(context, input, CancellationToken.None);
        }
        ));
        return result;
    }

    /// <summary>Does every step so far once more, the oldest first. One that fails is handed out no more than any that failed.</summary>
    public async Task RepeatAllAsync()
    {
        foreach (var (_, again) in _done.ToArray())
        {
            Repeats++;
            await again();
        }
    }
}
