using System.Collections.Concurrent;

namespace AutoReach.Adapters.Web;

/// <param name="Rules">What the file allows.</param>
/// <param name="Failure">Why it could not be read; then nothing is allowed.</param>
internal sealed record RobotsAnswer(RobotsRules Rules, PageResponse.None? Failure)
{
    public static RobotsAnswer AllowAll { get; } = new(RobotsRules.AllowAll, null);

    public static RobotsAnswer Failed(PageResponse.None failure) => new(RobotsRules.DisallowAll, failure);
}

/// <summary>The robots.txt files in use: each is asked for once, also by researches that run at the same time.</summary>
internal sealed class RobotsFiles(WebResearchOptions options, TimeProvider time)
{
    private const int MaxKept = 4096;

    private readonly ConcurrentDictionary<string, Kept> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="page">A page of the site.</param>
    /// <param name="get">Gets and reads the file.</param>
    /// <param name="cancellationToken">Ends the wait, and the request if it was this caller's.</param>
    public async Task<RobotsAnswer> ForAsync(Uri page, Func<Uri, CancellationToken, Task<RobotsAnswer>> get, CancellationToken cancellationToken)
    {
        var file = new Uri(page, "/robots.txt");
        while (true)
        {
            var kept = _files.AddOrUpdate(file.AbsoluteUri, _ => Ask(), (_, old) => old.Until > time.GetUtcNow() ? old : Ask());
            try
            {
                return await kept.Rules.Value.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                _files.TryRemove(new KeyValuePair<string, Kept>(file.AbsoluteUri, kept)); // the caller that asked gave up; ask again
            }
        }

        Kept Ask()
        {
            Trim();
            return new Kept(new Lazy<Task<RobotsAnswer>>(() => ReadAsync(file, get, cancellationToken)), time.GetUtcNow() + options.RobotsKeptFor);
        }
    }

    private async Task<RobotsAnswer> ReadAsync(Uri file, Func<Uri, CancellationToken, Task<RobotsAnswer>> get, CancellationToken cancellationToken)
    {
        var answer = await get(file, cancellationToken);
        if (answer.Failure is not null)
            _files.TryRemove(file.AbsoluteUri, out _); // a failing site may say more the next time
        return answer;
    }

    private void Trim()
    {
        if (_files.Count < MaxKept)
            return;
        var now = time.GetUtcNow();
        foreach (var (address, kept) in _files)
            if (kept.Until <= now || _files.Count >= MaxKept)
                _files.TryRemove(address, out _);
    }

    private sealed record Kept(Lazy<Task<RobotsAnswer>> Rules, DateTimeOffset Until);
}
