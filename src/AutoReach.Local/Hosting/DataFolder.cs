using AutoReach.Adapters.Sqlite;

namespace AutoReach.Local.Hosting;

/// <summary>The folder that holds everything, used by one host at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream exclusive) => (Path, _lock) = (path, exclusive);

    public string Path { get; }

    public string Store => System.IO.Path.Combine(Path, "store.db");

    public string MailFolder => System.IO.Path.Combine(Path, "outbox");

    /// <summary>Keys of this installation: readable by its user only.</summary>
    public string Secrets => System.IO.Path.Combine(Path, "secrets");

    private string AddressFile => AddressFileOf(Path);

    /// <summary>Creates the folder where it is missing and keeps other hosts out of it.</summary>
    /// <exception cref="UserException">Another process uses it.</exception>
    /// <exception cref="StorageException">It cannot be written to.</exception>
    public static DataFolder Take(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var folder = new DataFolder(path, Lock(path));
            File.Delete(folder.AddressFile); // of a host that was killed
            Directory.CreateDirectory(folder.Secrets);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder.Secrets, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return folder;
        }
        catch (UnauthorizedAccessException)
        {
            throw new StorageException($"The folder {path} cannot be written to. Give this user write access, or choose another with --data.");
        }
        catch (IOException failure)
        {
            throw new UserException(RunningAt(path) is { } address
                ? $"The folder {path} is in use by the host at {address}. Stop it, or choose another folder with --data."
                : $"The folder {path} cannot be used: {failure.Message}");
        }
    }

    /// <returns>Where the host that uses a folder listens; null when none does.</returns>
    public static string? RunningAt(string path)
    {
        if (!File.Exists(AddressFileOf(path)))
            return null;
        try
        {
            Lock(path).Dispose();
            return null; // whoever wrote the address was killed
        }
        catch (IOException)
        {
            return File.ReadAllText(AddressFileOf(path));
        }
    }

    public void Announce(string address) => File.WriteAllText(AddressFile, address);

    public void Dispose()
    {
        File.Delete(AddressFile);
        _lock.Dispose();
    }

    /// <exception cref="IOException">Another process holds it.</exception>
    private static FileStream Lock(string path) =>
        new(System.IO.Path.Combine(path, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static string AddressFileOf(string path) => System.IO.Path.Combine(path, "host.address");
}
