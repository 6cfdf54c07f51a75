using AutoReach.Adapters;
using AutoReach.Adapters.OpenAi.Settings;
using AutoReach.Adapters.Settings;
using AutoReach.Adapters.Tables;
using AutoReach.Core.Sending;
using AutoReach.Orchestration;
using AutoReach.Web.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>A sentence for each variable that is nearly one of ours.</summary>
    public IReadOnlyList<string> Misspelt { get; init; } = [];

    /// <exception cref="SettingsException">Names every setting that is missing or cannot be used.</exception>
    public static FunctionSettings Read(IConfiguration environment)
    {
        using var settings = new ServiceCollection().AddAutoReachSettings(environment)
            .AddSettings<TableStorageSettings>().AddSettings<AzureSettings>().BuildChecked();
        var host = settings.Get<HostSettings>();
        var azure = settings.Get<AzureSettings>();
        return new FunctionSettings
        {
            Tables = settings.Get<TableStorageSettings>().ToOptions(),
            Adapters = new AdapterOptions { OpenAi = settings.Get<OpenAiSettings>().ToOptions() },
            Outbound = new OutboundOptions(host.PublicAddress.ToWebAddress(), [new LinkKey("k1", azure.LinkKey.ToBytes(AzureSettings.LinkKeyBytes)!)]),
            MailService = azure.AcsEndpoint.ToWebAddress(),
            MailEvents = azure.ReadMailEvents(),
            AdminKey = host.AdminKey.OrNull(),
            KeepHistories = host.ReadKeepHistories(),
            Misspelt = settings.FindMisspelt(),
        };
    }
}
