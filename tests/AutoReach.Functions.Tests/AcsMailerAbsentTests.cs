using AutoReach.Adapters;
using AutoReach.Adapters.Tables;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Functions.Tests;

/// <summary>Of a build that was made without the mail service's package.</summary>
public sealed class AcsMailerAbsentTests
{
    [Fact]
    public void A_host_that_is_to_send_through_the_mail_service_refuses_to_start()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Setup(new Uri("https://mail.example")));
        Assert.Contains("AUTOREACH_ACS_ENDPOINT", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Azure.Communication.Email", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_without_the_mail_service_starts() => Assert.Contains(Setup(null), service => service.ServiceType == typeof(IOrchestrationClient));

    private static IServiceCollection Setup(Uri? mailService) => new ServiceCollection().AddAutoReachFunctions(new FunctionSettings
    {
        Tables = new TableStorageOptions { ConnectionString = "UseDevelopmentStorage=true" },
        Adapters = new AdapterOptions(),
        Outbound = new OutboundOptions(null, []),
        MailService = mailService,
    });
}
