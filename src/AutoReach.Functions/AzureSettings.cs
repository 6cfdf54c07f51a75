using System.ComponentModel.DataAnnotations;
using AutoReach.Adapters.Settings;
using AutoReach.Web.Access;
using Microsoft.Extensions.Configuration;

namespace AutoReach.Functions;

/// <summary>What only this host can be told, as it was written.</summary>
public sealed class AzureSettings : IValidatableObject
{
    internal const int LinkKeyBytes = 32;

    /// <summary>Signs links in mail; the same on every instance.</summary>
    [ConfigurationKeyName("LINK_KEY"), RandomKey(LinkKeyBytes)]
    [Required(ErrorMessage = "{0} is missing: 32 random bytes in base64, as `openssl rand -base64 32` makes them.")]
    public string? LinkKey { get; init; }

    [ConfigurationKeyName("ACS_ENDPOINT"), WebAddress("https://name.europe.communication.azure.com", HttpsOnly = true)]
    public string? AcsEndpoint { get; init; }

    [ConfigurationKeyName("MAIL_EVENTS_TENANT"), HostName("00000000-0000-0000-0000-000000000000, a directory's id")]
    public string? MailEventsTenant { get; init; }

    [ConfigurationKeyName("MAIL_EVENTS_AUDIENCE")]
    public string? MailEventsAudience { get; init; }

    public EventGridIdentity? ReadMailEvents() =>
        (MailEventsTenant.OrNull(), MailEventsAudience.OrNull()) is ({ } tenant, { } audience) ? new EventGridIdentity(tenant, audience) : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MailEventsTenant.OrNull() is null != MailEventsAudience.OrNull() is null)
            yield return new ValidationResult("AUTOREACH_MAIL_EVENTS_TENANT and AUTOREACH_MAIL_EVENTS_AUDIENCE go together; set both or neither.");
    }
}
