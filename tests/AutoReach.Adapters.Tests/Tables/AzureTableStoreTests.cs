using AutoReach.Adapters.Tables;
using AutoReach.Contracts;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Adapters.Tests.Tables;

public sealed class AzureTableStoreTests(Azurite azurite) : TableStoreContract, IClassFixture<Azurite>
{
    private readonly TableStorageOptions _tables = azurite.NewTables();

    protected override Task<ITableStore> OpenAsync() => Task.FromResult<ITableStore>(new AzureTableStore(_tables));

    protected override Task<ITableStore> ReopenAsync() => OpenAsync();
}
