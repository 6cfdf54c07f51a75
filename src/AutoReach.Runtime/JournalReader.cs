using AutoReach.Adapters.Sqlite;
using AutoReach.Orchestration;

namespace AutoReach.Runtime;

/// <summary>What can be asked of the journal. Sees every change that was acknowledged before.</summary>
internal sealed class JournalReader(SqliteReaders readers)
{
    /// <summary>Instances that are due, longest due first.</summary>
    public IReadOnlyList<long> Due(long now, int limit) => readers.Read(statements =>
    {
        using var due = statements["SELECT key FROM instances WHERE due <= ? ORDER BY due, key LIMIT ?"];
        due.Bind(now).Bind(limit);
        var keys = new List<long>();
        while (due.Step())
            keys.Add(due.Int64(0));
        return keys;
    });

    /// <summary>When the next instance becomes due that is not yet; null when none will.</summary>
    public long? NextDue(long now) => readers.Read(statements =>
    {
        using var next = statements["SELECT min(due) FROM instances WHERE due > ?"];
        return next.Bind(now).Step() ? next.MaybeInt64(0) : null;
    });

    /// <returns>Null when the instance is not due, or has ended.</returns>
    public InstanceJournal? LoadDue(long key, long now) => readers.Read(statements =>
    {
        using var find = statements["""
            SELECT id, flow, version, input, started, attempts, status FROM instances WHERE key = ? AND due <= ? AND state < 3
            """];
        if (!find.Bind(key).Bind(now).Step())
            return null;
        var instance = new StoredInstance(key, find.Text(0), find.Text(1), (int)find.Int64(2), find.Text(3),
            find.Int64(4), (int)find.Int64(5), find.MaybeText(6));
        return new InstanceJournal(instance, Rows(statements, key));
    });

    /// <returns>Key and summary; a running instance still has the state that it had on the disk.</returns>
    public (long Key, InstanceSummary Summary)? Find(string id) => readers.Read(statements =>
    {
        using var find = statements["SELECT key, state, status, failure FROM instances WHERE id = ?"];
        return find.Bind(id).Step()
            ? (find.Int64(0), new InstanceSummary(id, (InstanceState)find.Int64(1), find.MaybeText(2), find.MaybeText(3)))
            : ((long, InstanceSummary)?)null;
    });

    public IReadOnlyDictionary<InstanceState, long> Counts() => readers.Read(statements =>
    {
        using var count = statements["SELECT state, count(*) FROM instances GROUP BY state"];
        var counts = Enum.GetValues<InstanceState>().ToDictionary(state => state, _ => 0L);
        while (count.Step())
            counts[(InstanceState)count.Int64(0)] = count.Int64(1);
        return counts;
    });

    /// <summary>Failed instances, latest started first.</summary>
    public IReadOnlyList<FailedInstance> Failed(int limit) => readers.Read(statements =>
    {
        using var failed = statements["SELECT id, status, failure FROM instances WHERE state = 4 ORDER BY key DESC LIMIT ?"];
        failed.Bind(limit);
        var found = new List<FailedInstance>();
        while (failed.Step())
            found.Add(new FailedInstance(failed.Text(0), failed.MaybeText(1), failed.MaybeText(2) ?? ""));
        return found;
    });

    private static List<JournalRow> Rows(Statements statements, long key)
    {
        using var query = statements["SELECT number, kind, name, at, content FROM rows WHERE instance = ? ORDER BY number"];
        query.Bind(key);
        var rows = new List<JournalRow>();
        while (query.Step())
            rows.Add(new JournalRow((int)query.Int64(0), (RowKind)query.Int64(1), query.Text(2), query.Int64(3), query.MaybeText(4)));
        return rows;
    }
}
