using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace AutoReach.Functions.Tests;

/// <summary>What the host's metadata is made from.</summary>
public sealed class TriggersTests
{
    private static readonly Dictionary<string, MethodInfo> Functions = typeof(Triggers).GetMethods()
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null).ToDictionary(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);

    [Theory]
    [InlineData(FunctionNames.Flow, typeof(OrchestrationTriggerAttribute))]
    [InlineData(FunctionNames.Step, typeof(ActivityTriggerAttribute))]
    [InlineData(FunctionNames.Web, typeof(HttpTriggerAttribute))]
    [InlineData(FunctionNames.Reconcile, typeof(TimerTriggerAttribute))]
    [InlineData(FunctionNames.Retain, typeof(TimerTriggerAttribute))]
    public void Every_name_that_stands_in_histories_has_its_function(string name, Type trigger) =>
        Assert.Single(Functions[name].GetParameters(), parameter => parameter.GetCustomAttribute(trigger) is not null);

    [Fact]
    public void All_functions_can_be_seen_by_the_generators_of_the_host() => Assert.True(typeof(Triggers).IsPublic && Functions.Count == 5);

    [Fact]
    public void The_web_function_takes_every_path_and_leaves_access_to_our_own_keys()
    {
        var trigger = Functions[FunctionNames.Web].GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().Single();
        Assert.Equal(("{*path}", AuthorizationLevel.Anonymous), (trigger.Route, trigger.AuthLevel));
    }

    [Fact]
    public void The_settings_of_the_host_lie_beside_it() => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "host.json")));
}
