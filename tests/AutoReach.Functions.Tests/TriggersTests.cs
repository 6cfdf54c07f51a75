using System.Reflection;
using AutoReach.Orchestration;
using Microsoft.Azure.Functions.Worker;

namespace AutoReach.Functions.Tests;

/// <summary>What the host's metadata is made from.</summary>
public sealed class TriggersTests
{
    private static readonly OrchestrationRegistry Registry = OrchestrationSetup.Registry();

    /// <summary>By the name of the function; a name that is given twice fails here.</summary>
    private static readonly Dictionary<string, MethodInfo> Functions = typeof(Triggers).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .ToDictionary(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);

    [Theory]
    [InlineData(FunctionNames.LegacyFlow, typeof(OrchestrationTriggerAttribute))]
    [InlineData(FunctionNames.LegacyStep, typeof(ActivityTriggerAttribute))]
    [InlineData(FunctionNames.Web, typeof(HttpTriggerAttribute))]
    [InlineData(FunctionNames.Reconcile, typeof(TimerTriggerAttribute))]
    [InlineData(FunctionNames.WeeklyAudit, typeof(TimerTriggerAttribute))]
    [InlineData(FunctionNames.Retain, typeof(TimerTriggerAttribute))]
    public void Every_name_that_stands_in_histories_has_its_function(string name, Type trigger) => Assert.True(IsTriggeredBy(Functions[name], trigger));

    [Fact]
    public void Every_flow_has_its_orchestrator_and_none_is_left_over() => Assert.Equal(
        Registry.Flows.Select(flow => FunctionNames.OfFlow(flow.Name)).Distinct().Append(FunctionNames.LegacyFlow).Order(StringComparer.Ordinal),
        NamesOf(typeof(OrchestrationTriggerAttribute)));

    [Fact]
    public void Every_step_has_its_activity_and_none_is_left_over() => Assert.Equal(
        Registry.ActivityNames.Select(FunctionNames.OfActivity).Append(FunctionNames.LegacyStep).Order(StringComparer.Ordinal),
        NamesOf(typeof(ActivityTriggerAttribute)));

    [Fact]
    public void Monitoring_shows_flows_and_steps_by_the_names_that_the_code_has() => Assert.Superset(
        new HashSet<string> { "LeadOrchestration", "WeeklyAuditOrchestration", "ReviewDigestOrchestration", "Research", "Qualify", "Propose", "Send" },
        Functions.Keys.ToHashSet());

    [Fact]
    public async Task All_functions_can_be_seen_by_the_generators_of_the_host()
    {
        Assert.All(Functions.Values, method => Assert.True(method.IsPublic && method.DeclaringType!.IsPublic));
        var generated = await new GeneratedFunctionMetadataProvider().GetFunctionMetadataAsync(AppContext.BaseDirectory);
        Assert.Equal(Functions.Keys.Order(StringComparer.Ordinal), generated.Select(function => function.Name!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_web_function_takes_every_path_and_leaves_access_to_our_own_keys()
    {
        var trigger = Functions[FunctionNames.Web].GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>().Single();
        Assert.Equal(("{*path}", AuthorizationLevel.Anonymous), (trigger.Route, trigger.AuthLevel));
    }

    [Fact]
    public void The_settings_of_the_host_lie_beside_it() => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "host.json")));

    private static IEnumerable<string> NamesOf(Type trigger) =>
        Functions.Where(function => IsTriggeredBy(function.Value, trigger)).Select(function => function.Key).Order(StringComparer.Ordinal);

    private static bool IsTriggeredBy(MethodInfo function, Type trigger) =>
        function.GetParameters().Count(parameter => parameter.GetCustomAttribute(trigger) is not null) == 1;
}
