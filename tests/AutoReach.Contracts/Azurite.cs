using AutoReach.Adapters.Tables;

namespace AutoReach.Contracts;

/// <summary>Azure Tables as Microsoft's emulator plays them, in memory.</summary>
public sealed class Azurite() : ToolServer("azurite", "azurite-tables.mjs")
{
    // Azurite's one account, the same everywhere and no secret: learn.microsoft.com/azure/storage/common/storage-use-azurite
    private const string Account = "devstoreaccount1", Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Tables that nobody else uses, of a service that is asked again soon.</summary>
    public TableStorageOptions NewTables() => new()
    {
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint=http://127.0.0.1:{Port}/{Account};",
        TablePrefix = "t" + Guid.NewGuid().ToString("N")[..12],
        FirstRetryAfter = TimeSpan.FromMilliseconds(1),
    };
}
