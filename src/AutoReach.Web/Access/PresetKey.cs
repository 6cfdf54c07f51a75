using AutoReach.Core;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Access;

public static class PresetKey
{
    public static readonly ReviewerId Administrator = new("admin");

    /// <summary>Lets a key that comes from the host's settings in as an administrator's.</summary>
    public static async Task PresetAdministratorAsync(this ApiKeys keys, string key, CancellationToken cancellationToken)
    {
        if (await keys.AuthenticateAsync(key, cancellationToken) is null)
            await keys.PresetAsync(key, "administrator (preset)", ApiRole.Admin, Administrator, cancellationToken);
    }
}
