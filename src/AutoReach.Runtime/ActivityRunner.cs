using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AutoReach.Runtime;

/// <summary>How one attempt at an activity ended.</summary>
internal abstract record ActivityEnd
{
    private ActivityEnd()
    {
    }

    public sealed record Succeeded(string Result) : ActivityEnd;

    /// <param name="IsFinal">Another attempt would not help.</param>
    public sealed record Failed(string Reason, bool IsFinal = false) : ActivityEnd;

    /// <summary>This build has no such activity.</summary>
    public sealed record Missing : ActivityEnd;

    /// <summary>Cancelled because the host stops or the instance was terminated; no failure of the activity.</summary>
    public sealed record Stopped : ActivityEnd;
}

/// <summary>Runs one attempt of an activity in a scope of services of its own.</summary>
internal sealed class ActivityRunner(OrchestrationRegistry registry, IServiceScopeFactory scopes, ILogger logger)
{
    private const int MaxReasonLength = 2000;

    public async Task<ActivityEnd> RunAsync(string name, ActivityContext context, string input, CancellationToken stopping)
    {
        if (registry.FindActivity(name) is not { } run)
            return new ActivityEnd.Missing();
        if (stopping.IsCancellationRequested)
            return new ActivityEnd.Stopped();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return new ActivityEnd.Succeeded(await run(scope.ServiceProvider, context, input, stopping));
        }
        catch (Exception exception) // whatever an activity throws is a failed attempt
        {
            if (stopping.IsCancellationRequested)
                return new ActivityEnd.Stopped();
            Logs.AttemptFailed(logger, name, context.InstanceId, exception.GetType().Name);
            return exception is FinalFailureException ? new ActivityEnd.Failed(exception.Message, IsFinal: true) : new ActivityEnd.Failed(Reason(exception));
        }
    }

    /// <summary>An exception as operators read it.</summary>
    public static string Reason(Exception exception)
    {
        var text = $"{exception.GetType().Name}: {exception.Message}";
        return text.Length <= MaxReasonLength ? text : text[..MaxReasonLength];
    }
}
