using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AutoReach.Adapters.Smtp;

public static class SmtpRegistration
{
    /// <summary>Adds an <see cref="IMailer"/> beside others; who sends picks by <see cref="IMailer.Transport"/>.</summary>
    /// <exception cref="ArgumentException">See <see cref="SmtpOptions.Checked"/>.</exception>
    public static IServiceCollection AddSmtpMailer(this IServiceCollection services, SmtpOptions options)
    {
        options.Checked();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IMailer>(provider => new SmtpMailer(options, provider.GetRequiredService<TimeProvider>()));
    }
}
