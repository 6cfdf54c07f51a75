using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AutoReach.Adapters.MailFolder;

public static class MailFolderRegistration
{
    /// <summary>Adds an <see cref="IMailer"/> beside others; who sends picks by <see cref="IMailer.Transport"/>.</summary>
    public static IServiceCollection AddMailFolder(this IServiceCollection services, MailFolderOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IMailer>(provider => new FolderMailer(options, provider.GetRequiredService<TimeProvider>()));
    }
}
