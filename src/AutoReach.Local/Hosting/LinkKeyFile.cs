using System.Security.Cryptography;
using AutoReach.Adapters.MailFolder;
using AutoReach.Core.Sending;

namespace AutoReach.Local.Hosting;

/// <summary>The key that signs links in mail, made at the first start. With another one, links in mail that was sent long ago would stop working.</summary>
internal static class LinkKeyFile
{
    private const int Bytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="UserException">It is missing beside a store, or damaged: nobody but the user can know whether to do without the old one.</exception>
    public static LinkKey ReadOrCreate(DataFolder folder)
    {
        var file = Path.Combine(folder.Secrets, "link.key");
        if (!File.Exists(file) && File.Exists(folder.Store))
            throw new UserException($"{file} is missing, although {folder.Path} has been in use: it signs the links in mail that was sent. {Remedy(file)}");
        if (!File.Exists(file))
            Create(file);
        var key = File.ReadAllBytes(file);
        if (key.Length != Bytes)
            throw new UserException($"{file} is damaged: it has {key.Length} bytes instead of {Bytes}. {Remedy(file)}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, OwnerOnly); // restored copies often are for everybody
        return new LinkKey("k1", key);
    }

    private static string Remedy(string file) =>
        $"Restore it from a backup, or, knowing that those links stop working, make a new one: openssl rand -out {file} {Bytes}";

    /// <summary>Never half of it, and never gone after a power cut.</summary>
    private static void Create(string file)
    {
        var unfinished = file + ".new";
        File.Delete(unfinished); // of a host that was killed, with whatever mode
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(unfinished, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Bytes));
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, file);
        DirectoryEntries.Flush(Path.GetDirectoryName(file)!);
    }
}
