using System.ComponentModel.DataAnnotations;
using AutoReach.Adapters.Settings;
using Microsoft.Extensions.Configuration;

namespace AutoReach.Adapters.Smtp;

/// <summary><see cref="SmtpOptions"/> as they are written into settings.</summary>
public sealed class SmtpSettings : IValidatableObject
{
    [ConfigurationKeyName("SMTP_HOST"), HostName("smtp.outreach.example")]
    public string? Host { get; init; }

    [ConfigurationKeyName("SMTP_PORT"), WholeNumber(1, 65535)]
    public string? Port { get; init; }

    [ConfigurationKeyName("SMTP_TLS"), Word<SmtpTls>]
    public string? Tls { get; init; }

    [ConfigurationKeyName("SMTP_USER")]
    public string? User { get; init; }

    [ConfigurationKeyName("SMTP_PASSWORD")]
    public string? Password { get; init; }

    /// <returns>Null without a host: no SMTP.</returns>
    public SmtpOptions? ToOptions() => Host.OrNull() is not { } host ? null : new SmtpOptions
    {
        Host = host,
        Port = Port.ToWholeNumber() ?? 587,
        Tls = Tls.ToWord<SmtpTls>() ?? SmtpTls.StartTls,
        User = User.OrNull(),
        Password = string.IsNullOrEmpty(Password) ? null : Password,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ToOptions() is not { } options)
            yield break;
        if (options.User is null != options.Password is null)
            yield return new ValidationResult("AUTOREACH_SMTP_USER and AUTOREACH_SMTP_PASSWORD go together; set both or neither.");
        else if (options.SendsPasswordInTheClear)
            yield return new ValidationResult(
                "AUTOREACH_SMTP_TLS is none, and the password would cross the network in the clear; set it to starttls or implicit.");
    }
}
