using AutoReach.Core;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Access;

public static class PresetKey
{
    public static readonly ReviewerId Administrator = new("admin");

    /// <summary>What to say when a host's settings name a key that has been given to somebody.</summary>
    public const string Refusal =
        "AUTOREACH_ADMIN_KEY is the key of somebody who is no administrator; choose another one. `openssl rand -base64 32` makes one.";

    /// <summary>Lets a key that comes from the host's settings in as an administrator's, in place of the one that was there before.</summary>
    /// <remarks>
    /// The new key is stored before the old one goes, and once more should it be gone then: hosts that start at the same time with different
    /// keys may revoke each other's, and one must be left.
    /// </remarks>
    /// <returns>False when it already is the key of somebody with a lesser role; then nothing changes.</returns>
    public static async Task<bool> PresetAdministratorAsync(this ApiKeys keys, string key, CancellationToken cancellationToken)
    {
        var record = await keys.AuthenticateAsync(key, cancellationToken) ?? await PresetAsync();
        if (record.Role != ApiRole.Admin)
            return false;
        var earlier = (await keys.ListAsync(cancellationToken)).Where(other => other.IsPreset && other.Reviewer == Administrator && other.Id != record.Id);
        foreach (var other in earlier)
            await keys.RevokeAsync(other.Id, cancellationToken);
        _ = await keys.AuthenticateAsync(key, cancellationToken) ?? await PresetAsync();
        return true;

        Task<ApiKey> PresetAsync() => keys.PresetAsync(key, "administrator (preset)", ApiRole.Admin, Administrator, cancellationToken);
    }
}
