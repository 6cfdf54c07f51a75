using System.Globalization;
using AutoReach.Core;

namespace AutoReach.Orchestration.Storage;

/// <summary>
/// Which leads have had a credit. Credits are numbered, so two hosts cannot both take the last one; their rows count
/// downwards, so that the newest is the first to be read, however many there are.
/// </summary>
public sealed class CreditBook(ITableStore store, TimeProvider clock)
{
    private const string Partition = "credits";
    private const string Numbered = "credit|";

    public async Task<int> UsedAsync(CancellationToken cancellationToken) =>
        await store.QueryAsync(Tables.Usage, RowRange.WithPrefix(Partition, Numbered, limit: 1), cancellationToken) is [var newest]
            ? int.MaxValue - int.Parse(newest.Key.Row[Numbered.Length..], CultureInfo.InvariantCulture) : 0;

    /// <summary>Takes one for a lead, unless it has one already.</summary>
    /// <param name="refusal">Says why there is none left, from the number used; null while there is.</param>
    /// <returns>Null when the lead has its credit, else why not.</returns>
    public async Task<string?> TakeAsync(LeadId lead, Func<int, string?> refusal, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.GetAsync(Tables.Usage, new RowKey(Partition, LeadRow(lead)), cancellationToken) is not null)
                return null;
            var used = await UsedAsync(cancellationToken);
            if (refusal(used) is { } why)
                return why;
            var taken = CoreJson.Write(new { lead, at = clock.GetUtcNow() });
            await store.WriteAsync(Tables.Usage, Partition,
                [new RowWrite.Insert(RowOf(used + 1), taken), new RowWrite.Insert(LeadRow(lead), taken)], cancellationToken);
        }
    }

    private static string RowOf(int credit) => string.Create(CultureInfo.InvariantCulture, $"{Numbered}{int.MaxValue - credit:D10}");

    private static string LeadRow(LeadId lead) => $"lead|{lead}";
}
