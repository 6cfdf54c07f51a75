using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Lab.Simulation;

/// <summary>How a simulated team uses the product.</summary>
/// <param name="FullAuto">Whether somebody asks for full auto, see <see cref="TeamLead"/>; otherwise only certified thresholds act.</param>
/// <param name="HeedsAlarms">Whether that person answers an alarm with a higher threshold.</param>
internal sealed record CampaignOptions(bool FullAuto = true, bool HeedsAlarms = true)
{
    /// <summary>Puts something in place of what the product uses, to compare.</summary>
    public Action<IServiceCollection> Replace { get; init; } = _ => { };
}
