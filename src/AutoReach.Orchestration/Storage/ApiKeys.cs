using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using AutoReach.Core;

namespace AutoReach.Orchestration.Storage;

/// <summary>What a key may do; each role can do what the ones before it can.</summary>
public enum ApiRole { Intake, Reviewer, Admin }

/// <param name="Id">Public part of the key.</param>
/// <param name="Hash">SHA-256 of the whole key; the key itself is not stored.</param>
/// <param name="Reviewer">Who decides when this key decides.</param>
public sealed record ApiKey(string Id, string Name, ApiRole Role, ReviewerId Reviewer, string Hash, DateTimeOffset CreatedAt)
{
    private const string PresetPrefix = "preset";

    /// <summary>Whether the operator chose it. Ids of keys that are made here are shorter.</summary>
    [JsonIgnore]
    public bool IsPreset => Id.Length > ApiKeys.IdLength && Id.StartsWith(PresetPrefix, StringComparison.Ordinal);

    internal static string PresetId(string key) => PresetPrefix + Digest.Base32(key, bytes: 10);
}

/// <summary>Bearer keys of the form <c>ar_id_secret</c>; the secret has 256 bits and is shown once.</summary>
public sealed class ApiKeys(ITableStore store, TimeProvider clock)
{
    internal const int IdLength = 16;
    private const string Partition = "keys";

    /// <returns>The stored record and the key to hand out.</returns>
    public async Task<(ApiKey Record, string Key)> CreateAsync(string name, ApiRole role, ReviewerId reviewer, CancellationToken cancellationToken)
    {
        var id = Digest.Base32(RandomNumberGenerator.GetBytes(10));
        var key = $"ar_{id}_{Digest.Base32(RandomNumberGenerator.GetBytes(32))}";
        return (await StoreAsync(id, key, name, role, reviewer, cancellationToken), key);
    }

    /// <summary>Makes a key that the operator chose valid, for first starts and tests.</summary>
    public Task<ApiKey> PresetAsync(string key, string name, ApiRole role, ReviewerId reviewer, CancellationToken cancellationToken) =>
        StoreAsync(ApiKey.PresetId(key), key, name, role, reviewer, cancellationToken);

    /// <returns>Null for anything but a valid, unrevoked key.</returns>
    public async Task<ApiKey?> AuthenticateAsync(string key, CancellationToken cancellationToken)
    {
        // Operators preset what they like, even the form of ours.
        return key.Split('_') is ["ar", { Length: IdLength } id, { Length: > 0 }] && await FindAsync(id, key, cancellationToken) is { } made
            ? made : await FindAsync(ApiKey.PresetId(key), key, cancellationToken);
    }

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        store.ListAsync<ApiKey>(Tables.ApiKeys, new RowRange(Partition), cancellationToken);

    public async Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await store.FindAsync<ApiKey>(Tables.ApiKeys, Partition, id, cancellationToken))?.Value;

    public Task RevokeAsync(string id, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.ApiKeys, Partition, id, cancellationToken);

    private async Task<ApiKey?> FindAsync(string id, string key, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } found
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(found.Hash), Encoding.ASCII.GetBytes(Digest.Sha256(key))) ? found : null;

    private async Task<ApiKey> StoreAsync(string id, string key, string name, ApiRole role, ReviewerId reviewer, CancellationToken cancellationToken)
    {
        var record = new ApiKey(id, name, role, reviewer, Digest.Sha256(key), clock.GetUtcNow());
        await store.UpsertAsync(Tables.ApiKeys, Partition, id, record, cancellationToken);
        return record;
    }
}
