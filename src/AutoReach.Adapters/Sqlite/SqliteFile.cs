using Microsoft.Data.Sqlite;

namespace AutoReach.Adapters.Sqlite;

/// <summary>A database file with a write-ahead log, and how it is opened.</summary>
/// <param name="Path">The file; its folder is created when it is missing.</param>
public sealed record SqliteFile(string Path)
{
    /// <summary>The file never grows past this many bytes; a write that would is a <see cref="StorageException"/>.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>
    /// Pages of log after which they are copied into the file. More means fewer copies of a page that changes often
    /// and a longer log on the disk: 2,000 are 8 MB.
    /// </summary>
    public int CheckpointPages { get; init; } = 2000;

    /// <summary>Whether a commit returns only when it is on the disk; without, the file outlives a killed process and may not outlive a power cut.</summary>
    public bool OutlivesPowerCut { get; init; } = true;

    private const int PageBytes = 4096;

    /// <summary>Opens the one connection that writes, creating folder, file and schema.</summary>
    /// <param name="schema">Statements that create the schema in an empty file.</param>
    /// <param name="version">Stored in the file; a file with another one was written by another release.</param>
    /// <exception cref="StorageException">Folder or file cannot be used.</exception>
    internal SqliteConnection OpenForWriting(string schema, int version)
    {
        CreateFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
        var connection = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            Prepare(connection);
            CreateSchema(connection, schema, version);
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw StorageException.From(Path, exception);
        }
        catch (StorageException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="StorageException">The file cannot be opened.</exception>
    internal SqliteConnection OpenForReading()
    {
        var connection = Open(SqliteOpenMode.ReadWrite); // a reader of a log still writes the shared index beside it
        try
        {
            Execute(connection, "PRAGMA busy_timeout=5000; PRAGMA query_only=ON");
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw StorageException.From(Path, exception);
        }
    }

    /// <exception cref="StorageException">It cannot be created.</exception>
    public static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"The data folder '{folder}' cannot be created: choose one where this user may write.", exception);
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
        }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw StorageException.From(Path, exception);
        }
    }

    private void Prepare(SqliteConnection connection)
    {
        Execute(connection, $"PRAGMA busy_timeout=5000; PRAGMA page_size={PageBytes}");
        if (Scalar(connection, "PRAGMA journal_mode=WAL") is not "wal")
            throw new StorageException($"The file system of '{Path}' allows no write-ahead log: choose a data folder on a local disk.");
        Execute(connection, $"PRAGMA synchronous={(OutlivesPowerCut ? "FULL" : "OFF")}; PRAGMA wal_autocheckpoint={CheckpointPages}");
        if (MaxBytes is { } most)
            Execute(connection, $"PRAGMA max_page_count={Math.Max(1, most / PageBytes)}");
    }

    private void CreateSchema(SqliteConnection connection, string schema, int version)
    {
        // Taking the write lock also shows a file that can only be read, before anybody relies on it.
        Execute(connection, "BEGIN IMMEDIATE");
        var found = Scalar(connection, "PRAGMA user_version") as long?;
        if (found == 0)
            Execute(connection, $"{schema}; PRAGMA user_version={version}");
        else if (found != version)
            throw new StorageException($"'{Path}' has layout {found}, this release reads layout {version}: use the release that wrote it.");
        Execute(connection, "COMMIT");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
