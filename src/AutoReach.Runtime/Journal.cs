using AutoReach.Adapters.Sqlite;
using AutoReach.Orchestration;

namespace AutoReach.Runtime;

/// <summary>
/// All instances on disk. Every change goes through one writer, so a look for a signal and the parking that follows,
/// or a termination and a result that arrives too late, can never pass each other.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly GroupCommitWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly FileStream _lock;

    /// <exception cref="StorageException">The folder cannot be used, or another process uses it.</exception>
    public Journal(RuntimeOptions options)
    {
        var path = Path.Combine(options.DataFolder, "journal.db");
        var file = new SqliteFile(path) { MaxBytes = options.MaxJournalBytes, OutlivesPowerCut = options.OutlivesPowerCut };
        _lock = Lock(options.DataFolder);
        _writer = GroupCommitWriter.Open(file, JournalSchema.Sql, JournalSchema.Version);
        _readers = new SqliteReaders(file);
        Reader = new JournalReader(_readers);
    }

    public JournalReader Reader { get; }

    public Task<(string JournalMode, long Synchronous)> DurabilityAsync(CancellationToken cancellationToken) =>
        _writer.DurabilityAsync(cancellationToken);

    /// <summary>An id that exists is left as it is.</summary>
    public Task StartAsync(string id, string flow, int version, string input, long now, CancellationToken cancellationToken) =>
        _writer.WriteAsync(statements =>
        {
            using var insert = statements["INSERT OR IGNORE INTO instances (id, flow, version, input, state, started, due) VALUES (?, ?, ?, ?, 0, ?5, ?5)"];
            return insert.Bind(id).Bind(flow).Bind(version).Bind(input).Bind(now).Run();
        }, cancellationToken);

    /// <summary>
    /// Stores a signal and wakes an instance that waits for it. Unknown, completed and terminated ones get none; a failed
    /// one does, as it may be retried.
    /// </summary>
    public Task SignalAsync(string id, string name, string payload, long now, CancellationToken cancellationToken) =>
        _writer.WriteAsync(statements =>
        {
            using var find = statements["SELECT key, awaits FROM instances WHERE id = ? AND state NOT IN (3, 5)"];
            if (!find.Bind(id).Step())
                return false;
            var (key, awaited) = (find.Int64(0), find.MaybeText(1));
            using var insert = statements["""
                INSERT INTO signals (instance, name, seq, payload)
                VALUES (?1, ?2, 1 + coalesce((SELECT max(seq) FROM signals WHERE instance = ?1 AND name = ?2), 0), ?3)
                """];
            insert.Bind(key).Bind(name).Bind(payload).Run();
            if (awaited != name)
                return true;
            using var wake = statements["UPDATE instances SET due = ? WHERE key = ? AND state = 2"];
            wake.Bind(now).Bind(key).Run();
            return true;
        }, cancellationToken);

    /// <returns>False when the instance has ended meanwhile; then nothing was written.</returns>
    public Task<bool> AppendAsync(long key, JournalRow row, string? status, bool clearAttempts) =>
        _writer.WriteAsync(statements =>
        {
            if (!Insert(statements, key, row))
                return false;
            if (status is not null || clearAttempts)
                SetStatus(statements, key, status);
            return true;
        }, CancellationToken.None);

    /// <summary>Takes the oldest signal of a name, or records that patience ran out, or parks until either.</summary>
    public Task<WaitOutcome> WaitAsync(long key, int number, string name, long now, long deadline, string? status) =>
        _writer.WriteAsync(statements =>
        {
            var row = Take(statements, key, name) is { } payload
                ? new JournalRow(number, RowKind.Signal, name, now, payload)
                : new JournalRow(number, RowKind.TimedOut, name, now, null);
            if (row.Kind == RowKind.TimedOut && now < deadline)
                return Park(statements, key, deadline, name, 0, status) ? new WaitOutcome.Parked() : (WaitOutcome)new WaitOutcome.Ended();
            if (!Insert(statements, key, row))
                return new WaitOutcome.Ended();
            if (status is not null)
                SetStatus(statements, key, status);
            return new WaitOutcome.Finished(row);
        }, CancellationToken.None);

    /// <summary>Puts an instance to rest until a moment.</summary>
    /// <param name="attempts">Failed attempts of the activity that comes next.</param>
    public Task<bool> ParkAsync(long key, long due, int attempts, string? status) =>
        _writer.WriteAsync(statements => Park(statements, key, due, null, attempts, status), CancellationToken.None);

    /// <param name="state">Completed or Failed.</param>
    public Task<bool> EndAsync(long key, InstanceState state, string? reason, string? status) =>
        _writer.WriteAsync(statements => End(statements, key, state, reason, status), CancellationToken.None);

    /// <returns>The key of the instance that was ended; null when there was none to end.</returns>
    public Task<long?> TerminateAsync(string id, string reason, CancellationToken cancellationToken) =>
        _writer.WriteAsync(statements =>
        {
            using var find = statements["SELECT key FROM instances WHERE id = ? AND state < 3"];
            if (!find.Bind(id).Step())
                return null;
            var key = find.Int64(0);
            End(statements, key, InstanceState.Terminated, reason, null);
            return (long?)key;
        }, cancellationToken);

    /// <summary>Makes a failed instance due again, without the failures that its journal ends with.</summary>
    /// <returns>False when there is no failed instance of that id.</returns>
    public Task<bool> RetryAsync(string id, long now, CancellationToken cancellationToken) =>
        _writer.WriteAsync(statements =>
        {
            using var reopen = statements["UPDATE instances SET state = 0, due = ?, attempts = 0, failure = NULL WHERE id = ? AND state = 4"];
            if (reopen.Bind(now).Bind(id).Run() == 0)
                return false;
            using var forget = statements["""
                DELETE FROM rows WHERE instance = (SELECT key FROM instances WHERE id = ?1) AND number > coalesce((
                    SELECT max(number) FROM rows WHERE instance = (SELECT key FROM instances WHERE id = ?1) AND kind <> 2), -1)
                """];
            forget.Bind(id).Run();
            return true;
        }, cancellationToken);

    /// <summary>Deletes completed and terminated instances that were started before a moment.</summary>
    /// <returns>How many, at most <paramref name="limit"/>.</returns>
    public Task<int> PurgeAsync(long startedBefore, int limit, CancellationToken cancellationToken) =>
        _writer.WriteAsync(statements =>
        {
            // Keys grow with starts: from the first young instance on, none is looked at.
            const string old = """
                (SELECT key FROM instances WHERE state IN (3, 5) AND key < coalesce(
                    (SELECT key FROM instances WHERE started >= ?1 ORDER BY key LIMIT 1), 9223372036854775807) ORDER BY key LIMIT ?2)
                """;
            using var rows = statements[$"DELETE FROM rows WHERE instance IN {old}"];
            rows.Bind(startedBefore).Bind(limit).Run();
            using var instances = statements[$"DELETE FROM instances WHERE key IN {old}"];
            return instances.Bind(startedBefore).Bind(limit).Run();
        }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _readers.Dispose();
        await _writer.DisposeAsync();
        await _lock.DisposeAsync();
    }

    /// <summary>Two pumps on one journal would run everything twice. The system lets go of the lock however the process ends.</summary>
    private static FileStream Lock(string folder)
    {
        SqliteFile.CreateFolder(folder);
        var path = Path.Combine(folder, "journal.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StorageException($"'{path}' cannot be written: give this user write access to the folder, or choose another one.", exception);
        }
        catch (IOException exception)
        {
            throw new StorageException(
                $"The data folder '{folder}' is in use or cannot be written ({exception.Message}): stop the other process, or choose another folder.",
                exception);
        }
    }

    private static bool Insert(Statements statements, long key, JournalRow row)
    {
        using var insert = statements["""
            INSERT INTO rows (instance, number, kind, name, at, content)
            SELECT key, ?2, ?3, ?4, ?5, ?6 FROM instances WHERE key = ?1 AND state < 3
            """];
        return insert.Bind(key).Bind(row.Number).Bind((int)row.Kind).Bind(row.Name).Bind(row.At).Bind(row.Content).Run() == 1;
    }

    private static void SetStatus(Statements statements, long key, string? status)
    {
        using var update = statements["UPDATE instances SET attempts = 0, status = coalesce(?, status) WHERE key = ?"];
        update.Bind(status).Bind(key).Run();
    }

    private static string? Take(Statements statements, long key, string name)
    {
        using var oldest = statements["SELECT seq, payload FROM signals WHERE instance = ? AND name = ? ORDER BY seq LIMIT 1"];
        if (!oldest.Bind(key).Bind(name).Step())
            return null;
        var (seq, payload) = (oldest.Int64(0), oldest.Text(1));
        oldest.Dispose();
        using var delete = statements["DELETE FROM signals WHERE instance = ? AND name = ? AND seq = ?"];
        delete.Bind(key).Bind(name).Bind(seq).Run();
        return payload;
    }

    private static bool Park(Statements statements, long key, long due, string? awaits, int attempts, string? status)
    {
        using var park = statements["""
            UPDATE instances SET state = 2, due = ?, awaits = ?, attempts = ?, status = coalesce(?, status) WHERE key = ? AND state < 3
            """];
        return park.Bind(due).Bind(awaits).Bind(attempts).Bind(status).Bind(key).Run() == 1;
    }

    private static bool End(Statements statements, long key, InstanceState state, string? reason, string? status)
    {
        using var end = statements["""
            UPDATE instances SET state = ?, due = NULL, awaits = NULL, failure = ?, status = coalesce(?, status) WHERE key = ? AND state < 3
            """];
        if (end.Bind((int)state).Bind(reason).Bind(status).Bind(key).Run() == 0)
            return false;
        if (state == InstanceState.Failed)
            return true; // a retry may still want its signals
        using var forget = statements["DELETE FROM signals WHERE instance = ?"];
        forget.Bind(key).Run();
        return true;
    }
}
