using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AutoReach.Adapters.Outbox;

public static class OutboxRegistration
{
    /// <summary>Adds an <see cref="IMailer"/> beside others; who sends picks by <see cref="IMailer.Transport"/>.</summary>
    public static IServiceCollection AddOutboxMailer(this IServiceCollection services, OutboxOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IMailer>(provider => new OutboxMailer(options, provider.GetRequiredService<TimeProvider>()));
    }
}
