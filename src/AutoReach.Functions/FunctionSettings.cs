using AutoReach.Adapters;
using AutoReach.Adapters.OpenAi.Settings;
using AutoReach.Adapters.Tables;
using AutoReach.Core.Sending;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Control;
using AutoReach.Web.Access;
using Microsoft.Extensions.Configuration;

namespace AutoReach.Functions;

/// <summary>What the app's settings (environment variables AUTOREACH_…) make of this host. A wrong one stops it at the start.</summary>
public sealed record FunctionSettings
{
    public required TableStorageOptions Tables { get; init; }
    public required AdapterOptions Adapters { get; init; }
    public required OutboundOptions Outbound { get; init; }

    /// <summary>Null: this host has no transport <c>acs</c>.</summary>
    public Uri? MailService { get; init; }

    /// <summary>Null: only our own keys are believed at <c>/hooks/email-events</c>.</summary>
    public EventGridIdentity? MailEvents { get; init; }

    public string? AdminKey { get; init; }

    /// <summary>Null: telemetry goes nowhere, as on a developer's machine.</summary>
    public string? ApplicationInsights { get; init; }

    public TimeSpan KeepHistories { get; init; }

    /// <exception cref="InvalidOperationException">A setting is missing or cannot be understood; the message names it.</exception>
    /// <exception cref="OpenAiSettingException">Likewise, one of the model's.</exception>
    public static FunctionSettings Read(IConfiguration settings) => new()
    {
        Tables = new TableStorageOptions { Endpoint = Address(settings, "TABLES_ENDPOINT"), ConnectionString = settings["TABLES_CONNECTION"] },
        Adapters = new AdapterOptions { OpenAi = OpenAiSettings.Read(settings.GetSection("OPENAI"), "AUTOREACH_OPENAI__") },
        Outbound = new OutboundOptions(Address(settings, "PUBLIC_ADDRESS"), [LinkKeyOf(settings)]),
        MailService = Address(settings, "ACS_ENDPOINT"),
        MailEvents = settings["MAIL_EVENTS_TENANT"] is { Length: > 0 } tenant ? new EventGridIdentity(tenant, Required(settings, "MAIL_EVENTS_AUDIENCE")) : null,
        AdminKey = settings["ADMIN_KEY"],
        ApplicationInsights = settings["APPLICATIONINSIGHTS_CONNECTION_STRING"],
        KeepHistories = TimeSpan.FromDays(settings.GetValue("KEEP_HISTORIES_DAYS", Retention.Usual.TotalDays)),
    };

    private static LinkKey LinkKeyOf(IConfiguration settings)
    {
        var secret = new byte[32];
        return Convert.TryFromBase64String(Required(settings, "LINK_KEY"), secret, out var length) && length == secret.Length
            ? new LinkKey("k1", secret)
            : throw new InvalidOperationException("AUTOREACH_LINK_KEY should be 32 random bytes in base64.");
    }

    private static string Required(IConfiguration settings, string name) =>
        settings[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"AUTOREACH_{name} is missing.");

    private static Uri? Address(IConfiguration settings, string name) => settings[name] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => address,
        var text => throw new InvalidOperationException($"AUTOREACH_{name} is '{text}'; it should be an address such as https://outreach.example."),
    };
}
