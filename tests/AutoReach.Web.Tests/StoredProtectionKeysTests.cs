using AutoReach.Web.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Tests;

public sealed class StoredProtectionKeysTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public void What_one_instance_protects_another_reads()
    {
        var text = Protector().Protect("a session");
        Assert.Equal("a session", Protector().Unprotect(text));
    }

    private IDataProtector Protector() => new ServiceCollection()
        .AddSingleton(host.Services.GetRequiredService<AutoReach.Orchestration.Storage.ITableStore>()).AddLogging().AddStoredProtectionKeys()
        .BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("tests");
}
