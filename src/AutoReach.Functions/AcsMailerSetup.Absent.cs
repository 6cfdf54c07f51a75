using Azure.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Functions;

/// <summary>Of a build that could not have the mail service's package: it says so, rather than run without the mailer that was asked for.</summary>
internal static class AcsMailerSetup
{
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static IServiceCollection AddAcsMailer(this IServiceCollection services, Uri mailService, TokenCredential identity) =>
        throw new InvalidOperationException(
            $"AUTOREACH_ACS_ENDPOINT is '{mailService}', but this build has no mailer for it: it was made with AutoReachAzurePackages=false. "
            + "Build it where the package Azure.Communication.Email is served.");
}
