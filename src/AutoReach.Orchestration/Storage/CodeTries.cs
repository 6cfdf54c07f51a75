using AutoReach.Core;
using AutoReach.Core.Review;

namespace AutoReach.Orchestration.Storage;

/// <summary>
/// How often the code of a mail was mistyped. A try is taken before the code is looked at, so that many at once are no
/// more than one after the other.
/// </summary>
public sealed class CodeTries(ITableStore store)
{
    /// <summary>Of a million codes; then the mail's links need a sign-in.</summary>
    public const int Max = 5;

    private const string Mails = "mails";

    public async Task<bool> IsSpentAsync(DecisionLink link, CancellationToken cancellationToken) =>
        await store.FindAsync<Tries>(Tables.CodeTries, Mails, link.Mail, cancellationToken) is { Value.Taken: >= Max };

    /// <returns>False when there is none left.</returns>
    public Task<bool> TryTakeAsync(DecisionLink link, CancellationToken cancellationToken) => AddAsync(link, 1, cancellationToken);

    /// <summary>Gives a try back, since the code was right.</summary>
    public Task GiveBackAsync(DecisionLink link, CancellationToken cancellationToken) => AddAsync(link, -1, cancellationToken);

    /// <summary>Forgets mails whose links have all expired.</summary>
    public async Task ForgetAsync(DateTimeOffset expiredBefore, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(Tables.CodeTries, new RowRange(Mails), cancellationToken))
            if (CoreJson.Read<Tries>(row.Content).Until < expiredBefore)
                await store.DeleteAsync(Tables.CodeTries, Mails, row.Key.Row, cancellationToken);
    }

    private async Task<bool> AddAsync(DecisionLink link, int change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await store.FindAsync<Tries>(Tables.CodeTries, Mails, link.Mail, cancellationToken);
            var (taken, until) = known?.Value ?? new Tries(0, link.Expires);
            var next = new Tries(taken + change, until > link.Expires ? until : link.Expires);
            if (next.Taken > Max)
                return false;
            if (known is null
                ? await store.TryInsertAsync(Tables.CodeTries, Mails, link.Mail, next, cancellationToken)
                : await store.TryReplaceAsync(Tables.CodeTries, Mails, link.Mail, next, known.ETag, cancellationToken))
                return true;
        }
    }

    /// <param name="Until">When the last link of the mail that was used expires.</param>
    private sealed record Tries(int Taken, DateTimeOffset Until);
}
