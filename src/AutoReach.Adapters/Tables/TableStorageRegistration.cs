using AutoReach.Orchestration.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters.Tables;

public static class TableStorageRegistration
{
    /// <summary>Keeps everything in Azure Tables. A later registration stands in for an earlier one, so a host that has a store gets this instead.</summary>
    /// <exception cref="ArgumentException">See <see cref="TableStorageOptions.Checked"/>.</exception>
    public static IServiceCollection AddTableStorage(this IServiceCollection services, TableStorageOptions options)
    {
        options.Checked();
        return services.AddSingleton<ITableStore>(_ => new AzureTableStore(options));
    }
}
