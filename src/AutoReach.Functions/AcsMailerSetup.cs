using AutoReach.Orchestration;
using Azure.Communication.Email;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Functions;

/// <summary>Compiled where the mail service's package is; elsewhere <c>AcsMailerSetup.Absent.cs</c> stands in its place.</summary>
internal static class AcsMailerSetup
{
    public static IServiceCollection AddAcsMailer(this IServiceCollection services, Uri mailService, TokenCredential identity) =>
        services.AddSingleton<IMailer>(new AcsMailer(new EmailClient(mailService, identity, AcsMailer.Options)));
}
