using AutoReach.Orchestration.Storage;
using Microsoft.Data.Sqlite;

namespace AutoReach.Adapters.Sqlite;

/// <summary>
/// The disk or the database file does not do what was asked. The message says what to do about it. What was
/// acknowledged before stays; what failed with this was not written.
/// </summary>
public sealed class StorageException(string message, Exception? inner = null) : StorageUnavailableException(message, inner)
{
    // Primary result codes, https://www.sqlite.org/rescode.html
    private const int Permission = 3, Busy = 5, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>Whether no later write to the same file can succeed either, until somebody repairs it.</summary>
    public bool IsFinal => (InnerException as SqliteException)?.SqliteErrorCode is Corrupt or NotADatabase;

    public static StorageException From(string path, SqliteException exception) =>
        new(Explain(path, exception), exception);

    private static string Explain(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        Full => $"No space is left for '{path}': free some, or move the data folder to a larger disk. What was acknowledged is kept.",
        ReadOnly or Permission => $"'{path}' cannot be written: give this user write access to the file and its folder, or choose another data folder.",
        CannotOpen => $"'{path}' cannot be opened: check that its folder exists and that this user may read and write it.",
        NotADatabase => $"'{path}' is not a database of this program: move the file away, restore it from a backup or choose another data folder.",
        Corrupt => $"'{path}' is damaged: stop, copy the data folder for safety and restore it from a backup.",
        Busy => $"'{path}' is held by another process: stop the other one, or choose another data folder.",
        IoError => $"Reading or writing '{path}' failed ({exception.SqliteExtendedErrorCode}): check the disk.",
        _ => $"'{path}' refused a statement: {exception.Message}",
    };
}
