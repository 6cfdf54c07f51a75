using AutoReach.Core;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Access;

public enum Revocation { Revoked, NotFound, LastAdmin }

/// <summary>
/// Keys that were good a moment ago, so that a busy client does not cost a look-up a request. A revocation counts at
/// once on this host, and on any other after <see cref="GoodFor"/>.
/// </summary>
public sealed class KeyRing(ApiKeys keys, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, (ApiKey Record, DateTimeOffset Until)> _known = []; // by the key's hash: keys themselves are not kept
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _oneRevocation = new(1);
    private int _revocations;

    /// <returns>Null for anything but a valid, unrevoked key.</returns>
    public async ValueTask<ApiKey?> AuthenticateAsync(string key, CancellationToken cancellationToken)
    {
        var hash = Digest.Sha256(key);
        int revocations;
        lock (_lock)
        {
            if (_known.TryGetValue(hash, out var known) && clock.GetUtcNow() < known.Until)
                return known.Record;
            revocations = _revocations;
        }
        var found = await keys.AuthenticateAsync(key, cancellationToken);
        lock (_lock)
        {
            // Read before somebody revoked a key: it may be that one, so it is not kept.
            if (found is not null && revocations == _revocations)
                _known[hash] = (found, clock.GetUtcNow() + GoodFor);
            else
                _known.Remove(hash);
        }
        return found;
    }

    /// <summary>Ends a key, unless nobody could administer this tenant any more.</summary>
    public async Task<Revocation> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        await _oneRevocation.WaitAsync(cancellationToken);
        try
        {
            if (await keys.FindAsync(id, cancellationToken) is not { } key)
                return Revocation.NotFound;
            if (key.Role == ApiRole.Admin && (await keys.ListAsync(cancellationToken)).Count(other => other.Role == ApiRole.Admin) == 1)
                return Revocation.LastAdmin;
            await keys.RevokeAsync(id, cancellationToken);
            lock (_lock)
            {
                _revocations++;
                _known.Clear();
            }
            return Revocation.Revoked;
        }
        finally
        {
            _oneRevocation.Release();
        }
    }

    public void Dispose() => _oneRevocation.Dispose();
}
