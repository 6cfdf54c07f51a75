using AutoReach.Adapters.Tables;
using AutoReach.Orchestration.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters.Tests.Tables;

public sealed class TableStorageOptionsTests
{
    private static readonly Uri Account = new("https://account.table.core.windows.net");

    public static TheoryData<TableStorageOptions, string> Unusable => new()
    {
        { new TableStorageOptions(), "an endpoint or a connection string" },
        { new TableStorageOptions { Endpoint = Account, ConnectionString = "UseDevelopmentStorage=true" }, "not both" },
        { new TableStorageOptions { Endpoint = new Uri("http://account.table.core.windows.net") }, "over https" },
        { new TableStorageOptions { Endpoint = new Uri("account", UriKind.Relative) }, "over https" },
        { new TableStorageOptions { Endpoint = Account, TablePrefix = "Team" }, "table prefix" },
        { new TableStorageOptions { Endpoint = Account, TablePrefix = "1team" }, "table prefix" },
        { new TableStorageOptions { Endpoint = Account, TablePrefix = new string('t', 21) }, "table prefix" },
        { new TableStorageOptions { Endpoint = Account, Retries = 21 }, "retries" },
        { new TableStorageOptions { Endpoint = Account, AnswerWithin = TimeSpan.Zero }, "time-out" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Options_that_cannot_work_are_refused_with_the_reason(TableStorageOptions options, string reason)
    {
        Assert.Contains(reason, Assert.Throws<ArgumentException>(options.Checked).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddTableStorage(options));
    }

    [Fact]
    public void Store_of_a_host_is_the_one_that_was_added_last()
    {
        using var services = new ServiceCollection()
            .AddTableStorage(new TableStorageOptions { ConnectionString = "UseDevelopmentStorage=true" })
            .AddTableStorage(new TableStorageOptions { Endpoint = Account, TablePrefix = "" })
            .BuildServiceProvider();
        Assert.IsType<AzureTableStore>(services.GetRequiredService<ITableStore>());
    }

    [Fact]
    public void Options_in_a_log_hold_no_key() =>
        Assert.DoesNotContain("secret", new TableStorageOptions { ConnectionString = "AccountKey=secret" }.ToString(), StringComparison.Ordinal);
}
