using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;

namespace AutoReach.Local.Hosting;

/// <summary>Whoever starts a host for the first time becomes its administrator.</summary>
internal static class FirstKey
{
    /// <param name="preset">From the settings; null: none.</param>
    /// <returns>The key to show, when one was made just now.</returns>
    /// <exception cref="UserException">The preset key is somebody else's.</exception>
    public static async Task<string?> EnsureAsync(ApiKeys keys, string? preset, CancellationToken cancellationToken)
    {
        if (preset is not null)
        {
            return await keys.PresetAdministratorAsync(preset, cancellationToken) ? null
                : throw new UserException(PresetKey.Refusal);
        }
        if ((await keys.ListAsync(cancellationToken)).Any(key => key.Role == ApiRole.Admin))
            return null;
        return (await keys.CreateAsync("administrator", ApiRole.Admin, PresetKey.Administrator, cancellationToken)).Key;
    }
}
