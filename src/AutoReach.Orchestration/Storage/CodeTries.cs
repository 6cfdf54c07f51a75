using AutoReach.Core.Review;

namespace AutoReach.Orchestration.Storage;

/// <summary>How often the code of a mail was mistyped. A try is taken before the code is looked at, so that many at once are no more than one after the other.</summary>
public sealed class CodeTries(ITableStore store)
{
    /// <summary>Of a million codes; then the mail's links need a sign-in.</summary>
    public const int Most = 5;

    private const string Row = "taken";

    public async Task<bool> IsSpentAsync(DecisionLink link, CancellationToken cancellationToken) =>
        await store.FindAsync<int>(Tables.CodeTries, link.Mail, Row, cancellationToken) is { Value: >= Most };

    /// <returns>False when there is none left.</returns>
    public Task<bool> TryTakeAsync(DecisionLink link, CancellationToken cancellationToken) => AddAsync(link, 1, cancellationToken);

    /// <summary>Gives a try back, since the code was right.</summary>
    public Task GiveBackAsync(DecisionLink link, CancellationToken cancellationToken) => AddAsync(link, -1, cancellationToken);

    private async Task<bool> AddAsync(DecisionLink link, int change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var taken = await store.FindAsync<int>(Tables.CodeTries, link.Mail, Row, cancellationToken);
            var next = (taken?.Value ?? 0) + change;
            if (next > Most)
                return false;
            if (taken is null
                ? await store.TryInsertAsync(Tables.CodeTries, link.Mail, Row, next, cancellationToken)
                : await store.TryReplaceAsync(Tables.CodeTries, link.Mail, Row, next, taken.ETag, cancellationToken))
                return true;
        }
    }
}
