using AutoReach.Adapters.OpenAi.Metering;
using AutoReach.Core.Metrics;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AutoReach.Adapters.OpenAi;

public static class OpenAiRegistration
{
    /// <summary>
    /// Lets a language model do the stages that the options name, in place of what was registered for them. Needs the
    /// orchestration's services, the rules and a <see cref="TimeProvider"/>.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IServiceCollection AddOpenAi(this IServiceCollection services, OpenAiOptions options)
    {
        var checkedOptions = options.Checked();
        services.AddSingleton(checkedOptions).AddSingleton(checkedOptions.Limits).AddSingleton<ModelMeter>();
        services.TryAddSingleton<IChatClient>(_ => ModelEndpoint.Open(checkedOptions));
        services.AddSingleton<ModelDialogue>();
        if (options.Stages.Contains(ModelStage.Research))
            services.AddSingleton<IResearcher>(provider => new OpenAiResearcher(
                provider.GetRequiredService<IPageResearcher>(), provider.GetRequiredService<ModelDialogue>(), provider.GetRequiredService<UsageDesk>(),
                checkedOptions, provider.GetRequiredService<TimeProvider>()));
        if (options.Stages.Contains(ModelStage.Qualification))
            services.AddSingleton<IQualifier, OpenAiQualifier>();
        if (options.Stages.Contains(ModelStage.Drafting))
            services.AddSingleton<IDrafter, OpenAiDrafter>();
        return services;
    }
}
