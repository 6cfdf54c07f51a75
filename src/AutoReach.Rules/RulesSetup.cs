using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Rules;

public static class RulesSetup
{
    /// <summary>
    /// The AI that needs no model, for all three stages. Needs an <see cref="IPageReader"/> and a <see cref="TimeProvider"/>;
    /// a language model is added after it, for the stages that it is to do.
    /// </summary>
    public static IServiceCollection AddAutoReachRules(this IServiceCollection services) => services
        .AddSingleton<IPageResearcher, RulesResearcher>()
        .AddSingleton<IResearcher>(provider => provider.GetRequiredService<IPageResearcher>())
        .AddSingleton<IQualifier, RulesQualifier>()
        .AddSingleton<IDrafter, RulesDrafter>();
}
