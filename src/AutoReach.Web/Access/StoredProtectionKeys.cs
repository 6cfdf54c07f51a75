using System.Xml.Linq;
using AutoReach.Core;
using AutoReach.Orchestration.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Access;

/// <summary>
/// Keeps the keys that protect sessions and forms beside everything else, for hosts of many instances without a disk of
/// their own. Who can read the store can read them, as is so with a folder; they never leave it.
/// </summary>
internal sealed class StoredProtectionKeys(ITableStore store) : IXmlRepository
{
    private const string Table = "protectionkeys", Partition = "keys";

    /// <remarks>The framework asks for it synchronously, once at the start and then about daily.</remarks>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => store.QueryAsync(Table, new RowRange(Partition), CancellationToken.None)).GetAwaiter().GetResult()
            .Select(row => XElement.Parse(row.Content))];

    public void StoreElement(XElement element, string friendlyName)
    {
        var content = element.ToString(SaveOptions.DisableFormatting);
        Task.Run(() => store.WriteAsync(Table, Partition, [new RowWrite.Upsert(Digest.Base32(content, bytes: 20), content)], CancellationToken.None))
            .GetAwaiter().GetResult();
    }
}

public static class StoredProtectionKeysRegistration
{
    /// <summary>Needs an <see cref="ITableStore"/>.</summary>
    public static IServiceCollection AddStoredProtectionKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("AutoReach");
        services.AddOptions<KeyManagementOptions>().Configure<ITableStore>((options, store) => options.XmlRepository = new StoredProtectionKeys(store));
        return services;
    }
}
