using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;

namespace AutoReach.Local.Hosting;

/// <summary>Whoever starts a host for the first time becomes its administrator.</summary>
internal static class FirstKey
{
    private const string Preset = "ADMIN_KEY";

    /// <returns>The key to show, when one was made just now.</returns>
    public static async Task<string?> EnsureAsync(ApiKeys keys, IConfiguration settings, CancellationToken cancellationToken)
    {
        if (settings[Preset] is { Length: > 0 } preset)
        {
            await keys.PresetAdministratorAsync(preset, cancellationToken);
            return null;
        }
        if ((await keys.ListAsync(cancellationToken)).Any(key => key.Role == ApiRole.Admin))
            return null;
        return (await keys.CreateAsync("administrator", ApiRole.Admin, PresetKey.Administrator, cancellationToken)).Key;
    }
}
