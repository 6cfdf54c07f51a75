using AutoReach.Adapters.OpenAi.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AutoReach.Adapters.Settings;

/// <summary>
/// Settings are bound and checked before anything else is made of a host, in a container of their own: which services there are depends on them.
/// Each class of settings holds text as people wrote it, so that one wrong value does not hide the others.
/// </summary>
public static class SettingsSetup
{
    /// <summary>The variables AUTOREACH_… and no others: what another program calls ADMIN_KEY is not ours.</summary>
    public static IConfiguration FromEnvironment() => new ConfigurationBuilder().AddEnvironmentVariables(SettingNames.Prefix).Build();

    /// <summary>What every host reads.</summary>
    public static IServiceCollection AddAutoReachSettings(this IServiceCollection services, IConfiguration environment) =>
        services.AddSingleton(environment).AddSettings<HostSettings>().AddSettings<OpenAiSettings>(OpenAiSettings.Section);

    /// <summary>One more class of settings, whose properties are named by <see cref="ConfigurationKeyNameAttribute"/>.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section = "") where T : class
    {
        var names = SettingNames.From(typeof(T), section);
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        return services.AddSingleton(names)
            .AddSingleton<IValidateOptions<T>>(provider => new SettingsValidator<T>(provider.GetRequiredService<IConfiguration>(), names));
    }

    /// <exception cref="SettingsException">Names every setting that cannot be used, not only the first.</exception>
    public static ServiceProvider BuildChecked(this IServiceCollection services)
    {
        var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return provider;
        }
        catch (Exception wrong) when (FaultsIn(wrong) is { Count: > 0 } faults)
        {
            provider.Dispose();
            throw new SettingsException(faults);
        }
    }

    public static T Get<T>(this IServiceProvider settings) where T : class => settings.GetRequiredService<IOptions<T>>().Value;

    /// <summary>The framework throws one exception for one class that is wrong, and another around several.</summary>
    private static List<string> FaultsIn(Exception wrong) =>
        [.. (wrong is AggregateException several ? several.InnerExceptions : [wrong]).OfType<OptionsValidationException>().SelectMany(one => one.Failures)];
}
