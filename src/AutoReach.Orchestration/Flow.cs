using System.Collections.Frozen;
using AutoReach.Core;
using AutoReach.Core.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Orchestration;

/// <summary>
/// A flow by name and version. Both stand in journals: a changed order of steps is a new version,
/// and the old one stays registered until no instance of it is left.
/// </summary>
public sealed record Flow<TIn>(string Name, int Version);

/// <summary>What an activity knows of the call it serves.</summary>
/// <param name="Step">The same when the call is repeated after a crash, however late.</param>
public sealed record ActivityContext(StepKey Step)
{
    /// <summary>The calling instance.</summary>
    public string InstanceId => Step.Instance;
}

/// <summary>
/// One step's work, idempotent under <see cref="ActivityContext.Step"/>. A crash may repeat it when the flow is several
/// steps on already; then nobody waits for its result any more, and it must change nothing.
/// </summary>
public interface IActivity<TIn, TOut>
{
    Task<TOut> RunAsync(ActivityContext context, TIn input, CancellationToken cancellationToken);
}

/// <summary>Runs a flow or an activity on JSON, as hosts store it.</summary>
public delegate Task<string> RunFlow(IOrchestration orchestration, string inputJson);

public delegate Task<string> RunActivity(IServiceProvider services, ActivityContext context, string inputJson, CancellationToken cancellationToken);

/// <summary>Which flows and activities a host can run. Built once, then read only.</summary>
public sealed class OrchestrationRegistry
{
    private readonly FrozenDictionary<(string Name, int Version), RunFlow> _flows;
    private readonly FrozenDictionary<string, RunActivity> _activities;

    private OrchestrationRegistry(Builder builder)
    {
        _flows = builder.Flows.ToFrozenDictionary();
        _activities = builder.Activities.ToFrozenDictionary();
    }

    public static OrchestrationRegistry Create(Action<Builder> register)
    {
        var builder = new Builder();
        register(builder);
        return new OrchestrationRegistry(builder);
    }

    public IEnumerable<string> ActivityNames => _activities.Keys;

    public IEnumerable<(string Name, int Version)> Flows => _flows.Keys;

    /// <returns>Null when this build has no such flow: a journal of a newer or a retired version.</returns>
    public RunFlow? FindFlow(string name, int version) => _flows.GetValueOrDefault((name, version));

    public RunActivity? FindActivity(string name) => _activities.GetValueOrDefault(name);

    public sealed class Builder
    {
        internal Dictionary<(string Name, int Version), RunFlow> Flows { get; } = [];
        internal Dictionary<string, RunActivity> Activities { get; } = [];

        public Builder Flow<TIn, TOut>(Flow<TIn> flow, Func<IOrchestration, TIn, Task<TOut>> run)
        {
            Flows.Add((flow.Name, flow.Version),
                async (orchestration, json) => CoreJson.Write(await run(orchestration, CoreJson.Read<TIn>(json))));
            return this;
        }

        public Builder Activity<TIn, TOut>(Activity<TIn, TOut> activity, Func<IServiceProvider, IActivity<TIn, TOut>> resolve)
        {
            Activities.Add(activity.Name, async (services, context, json, cancellationToken) =>
                CoreJson.Write(await resolve(services).RunAsync(context, CoreJson.Read<TIn>(json), cancellationToken)));
            return this;
        }

        /// <summary>Registers an activity whose class is built from the services of the call.</summary>
        public Builder Activity<TActivity, TIn, TOut>(Activity<TIn, TOut> activity) where TActivity : class, IActivity<TIn, TOut>
        {
            var create = ActivatorUtilities.CreateFactory<TActivity>([]);
            return Activity(activity, services => create(services, null));
        }
    }
}
