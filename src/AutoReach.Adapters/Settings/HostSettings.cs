using AutoReach.Orchestration.Control;
using Microsoft.Extensions.Configuration;

namespace AutoReach.Adapters.Settings;

/// <summary>What every host can be told, as it was written.</summary>
public sealed class HostSettings
{
    /// <summary>A key of the operator's choice that is an administrator's.</summary>
    [ConfigurationKeyName("ADMIN_KEY"), ChosenKey]
    public string? AdminKey { get; init; }

    /// <summary>Where the host can be reached from outside.</summary>
    [ConfigurationKeyName("PUBLIC_ADDRESS"), WebAddress("https://outreach.example")]
    public string? PublicAddress { get; init; }

    /// <summary>Age at which histories of ended orchestrations go.</summary>
    [ConfigurationKeyName("KEEP_HISTORIES_DAYS"), WholeNumber(1, 36_500, Of = "days")]
    public string? KeepHistoriesDays { get; init; }

    public TimeSpan ReadKeepHistories() => KeepHistoriesDays.ToWholeNumber() is { } days ? TimeSpan.FromDays(days) : Retention.Usual;
}
